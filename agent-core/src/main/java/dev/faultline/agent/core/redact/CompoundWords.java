// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.redact;

/** Secret words inside a word that nothing divides: {@code dbpassword}, {@code PASSWORDHASH}. */
final class CompoundWords {

  private static final String[] ENDS = {
    "password",
    "passwd",
    "passphrase",
    "passwort",
    "pwd",
    "secret",
    "apikey",
    "secretkey",
    "privatekey",
    "accesskey",
    "sessionid",
    "creditcard",
    "cardnumber",
    "credentials",
    "kennwort",
    "wachtwoord",
    "contrasena",
    "contrase\u00f1a",
    "motdepasse"
  };

  private CompoundWords() {}

  static boolean isSecret(CharSequence text, int from, int to) {
    if (to - from < 4) {
      return false;
    }
    for (String end : ENDS) {
      if (Vocabulary.isThere(end, text, to - end.length(), to) && to - end.length() > from) {
        return true;
      }
    }
    return startsWith("passw", text, from, to)
        && (startsWith("password", text, from, to) || startsWith("passwd", text, from, to))
        && !startsWith("passwordless", text, from, to);
  }

  private static boolean startsWith(String start, CharSequence text, int from, int to) {
    return to - from >= start.length()
        && Vocabulary.isThere(start, text, from, from + start.length());
  }
}
