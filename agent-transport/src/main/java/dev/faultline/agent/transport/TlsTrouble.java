// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.transport;

import java.io.IOException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;

/** Says in one line what Java says in five exceptions, one the cause of the other. */
final class TlsTrouble {

  private TlsTrouble() {}

  /**
   * What is wrong with the certificates and what to do; {@code null} where they are not to blame.
   */
  static @Nullable String of(IOException failure) {
    if (!(failure instanceof SSLException)) {
      return null;
    }
    int depth = 0;
    for (Throwable t = failure; t != null && depth < 20; t = t.getCause()) {
      String known = known(t);
      if (known != null) {
        return known;
      }
      depth++;
    }
    return of(String.valueOf(failure.getMessage()));
  }

  private static @Nullable String known(Throwable cause) {
    if (cause instanceof CertificateExpiredException) {
      return "its certificate has expired (" + cause.getMessage() + "): renew it";
    }
    if (cause instanceof CertificateNotYetValidException) {
      return "its certificate is not valid yet (" + cause.getMessage() + "): is the clock right?";
    }
    if (cause instanceof CertPathBuilderException) {
      return "its certificate is signed by an authority that is not known here: set"
          + " faultline.tls.ca to a file that holds it";
    }
    if (cause instanceof SSLPeerUnverifiedException) {
      return "its certificate is for another name than faultline.collector.url says";
    }
    return null;
  }

  private static String of(String message) {
    if (message.contains("fatal alert") && message.contains("certificate")
        || message.contains("unknown_ca")) {
      return "it does not accept the agent's certificate ("
          + message
          + "): set faultline.tls.certificate and faultline.tls.key to one that it knows";
    }
    if (message.contains("SSL message") || message.contains("plaintext")) {
      return "it does not speak TLS: is faultline.collector.url to begin with http://?";
    }
    return "no secure connection can be made (" + message + ")";
  }
}
