// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.redact;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Classes whose instances are secrets whatever the variable is called. Immutable. */
final class TypeRules {

  private static final String[] BUILT_IN = {
    "java.net.PasswordAuthentication",
    "java.security.KeyStore$PasswordProtection",
    "javax.crypto.spec.PBEKeySpec",
    "javax.crypto.spec.SecretKeySpec",
    "javax.security.auth.callback.PasswordCallback",
    "javax.security.auth.kerberos.KerberosKey",
    "javax.security.auth.x500.X500PrivateCredential"
  };

  /** Ends of simple names: {@code RSAPrivateCrtKeyImpl}, {@code ClientSecret}, {@code ApiKey}. */
  private static final String[] SIMPLE_NAME_ENDS = {
    "PrivateKey",
    "PrivateKeyImpl",
    "PrivateCrtKey",
    "PrivateCrtKeyImpl",
    "PrivateKeyParameters",
    "SecretKey",
    "SecretKeySpec",
    "Password",
    "Passphrase",
    "Secret",
    "ApiKey"
  };

  private final Set<String> classes = new HashSet<>();
  private final List<String> packages = new ArrayList<>();

  /**
   * @param configured classes, and packages as {@code com.acme.secret.*}
   */
  TypeRules(List<String> configured) {
    for (String name : BUILT_IN) {
      classes.add(name);
    }
    for (String name : configured) {
      if (name.endsWith("*")) {
        packages.add(name.substring(0, name.length() - 1));
      } else {
        classes.add(name);
      }
    }
  }

  boolean isSecret(String className) {
    if (classes.contains(className)) {
      return true;
    }
    for (int i = 0; i < packages.size(); i++) {
      if (className.startsWith(packages.get(i))) {
        return true;
      }
    }
    for (String end : SIMPLE_NAME_ENDS) {
      if (className.endsWith(end) && !isAnnotationLike(className, end)) {
        return true;
      }
    }
    return false;
  }

  /** {@code ForgotPassword}, {@code ResetPassword}: what one does with it, not what it is. */
  private static boolean isAnnotationLike(String className, String end) {
    String start = className.substring(0, className.length() - end.length());
    return start.endsWith("Forgot") || start.endsWith("Reset") || start.endsWith("Change");
  }
}
