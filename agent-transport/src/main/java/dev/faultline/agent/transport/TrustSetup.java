// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.transport;

import dev.faultline.agent.core.config.Configuration;
import dev.faultline.agent.core.config.Settings;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Whom the agent trusts and how it shows who it is, from the files that {@code faultline.tls.*}
 * name. The files are read each time, so that renewed ones take effect.
 */
final class TrustSetup {

  private final String authorities;
  private final String certificate;
  private final String key;
  private final SecretSource password;

  TrustSetup(Configuration configuration) {
    authorities = configuration.get(Settings.TLS_CA);
    certificate = configuration.get(Settings.TLS_CERTIFICATE);
    key = configuration.get(Settings.TLS_KEY);
    password = new SecretSource(configuration, Settings.TLS_PASSWORD, Settings.TLS_PASSWORD_FILE);
  }

  /** Whether the platform's own way will do. */
  boolean isDefault() {
    return authorities.isEmpty() && certificate.isEmpty();
  }

  X509TrustManager trustManager() throws SetupException {
    KeyStore store = null;
    try {
      store = authorities.isEmpty() ? null : KeyStores.authorities(authorities, password());
      TrustManagerFactory factory =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init(store);
      for (TrustManager manager : factory.getTrustManagers()) {
        if (manager instanceof X509TrustManager) {
          return (X509TrustManager) manager;
        }
      }
      throw new GeneralSecurityException("this JVM has no X.509 trust manager");
    } catch (IOException | GeneralSecurityException e) {
      throw unusable(Settings.TLS_CA.key(), authorities, e);
    }
  }

  SSLSocketFactory sockets(X509TrustManager trusted) throws SetupException {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keyManagers(), new TrustManager[] {trusted}, null);
      return context.getSocketFactory();
    } catch (IOException | GeneralSecurityException e) {
      throw unusable(Settings.TLS_CERTIFICATE.key(), certificate, e);
    }
  }

  private KeyManager @Nullable [] keyManagers() throws IOException, GeneralSecurityException {
    if (certificate.isEmpty()) {
      return null;
    }
    char[] secret = password();
    KeyStore identity = KeyStores.identity(certificate, key, secret);
    KeyManagerFactory factory =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(identity, secret);
    return factory.getKeyManagers();
  }

  private char[] password() throws IOException {
    return password.read().toCharArray();
  }

  private static SetupException unusable(String setting, String file, Exception cause) {
    return new SetupException(
        setting + " (" + file + ") can't be used: " + SetupException.shortReason(cause), cause);
  }
}
