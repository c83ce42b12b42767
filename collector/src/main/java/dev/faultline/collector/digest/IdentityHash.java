// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.digest;

import dev.faultline.collector.digest.EventIdentity.Part;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;

/**
 * A short text for a list of parts: 80 bits of SHA-256, in letters and digits that nobody mixes up.
 */
final class IdentityHash {

  private static final int LENGTH = 16;
  private static final String ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789";

  /** Each part goes in with its name and length, so that no two lists look the same to the hash. */
  static String of(int algorithm, List<Part> parts) {
    MessageDigest digest = sha256();
    update(digest, "faultline event identity " + algorithm);
    for (Part part : parts) {
      update(digest, part.name());
      update(digest, part.value());
    }
    return text(digest.digest());
  }

  private static void update(MessageDigest digest, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
    digest.update(bytes);
  }

  private static String text(byte[] hash) {
    StringBuilder id = new StringBuilder(LENGTH);
    for (int i = 0; i < LENGTH; i++) {
      id.append(ALPHABET.charAt(fiveBits(hash, i * 5)));
    }
    return id.toString();
  }

  private static int fiveBits(byte[] hash, int from) {
    int sixteen = (hash[from / 8] & 0xFF) << 8 | (hash[from / 8 + 1] & 0xFF);
    return sixteen >> (11 - from % 8) & 31;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }

  private IdentityHash() {}
}
