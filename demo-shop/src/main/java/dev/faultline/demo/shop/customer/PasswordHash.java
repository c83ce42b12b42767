// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.demo.shop.customer;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** Passwords as they are stored: {@code salt$hash}, both in Base64. */
final class PasswordHash {
  private final byte[] salt;
  private final byte[] hash;

  private PasswordHash(byte[] salt, byte[] hash) {
    this.salt = salt;
    this.hash = hash;
  }

  static PasswordHash parse(String stored) {
    int dollar = stored.indexOf('$');
    byte[] salt = Base64.getDecoder().decode(stored.substring(0, dollar));
    byte[] hash = Base64.getDecoder().decode(stored.substring(dollar + 1));
    return new PasswordHash(salt, hash);
  }

  boolean matches(String password) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(salt);
      byte[] given = digest.digest(password.getBytes(StandardCharsets.UTF_8));
      return MessageDigest.isEqual(given, hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("This JVM has no SHA-256", e);
    }
  }
}
