// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * Makes and hashes secrets. They have 256 random bits, so a fast hash is enough to store them:
 * there is nothing to guess.
 */
final class Secrets {

  /** Of every secret, in characters. */
  static final int LENGTH = 43;

  private static final SecureRandom RANDOM = new SecureRandom();

  /** Letters, digits, hyphens and underscores: safe in URLs, headers, shells and agent options. */
  static String make() {
    byte[] bytes = new byte[32];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  static byte[] hash(String secret) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }

  /** In a time that does not depend on where they differ. */
  static boolean equal(String one, String other) {
    return MessageDigest.isEqual(hash(one), hash(other));
  }

  private Secrets() {}
}
