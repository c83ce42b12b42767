// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.transport;

import dev.faultline.agent.core.model.CodeReference;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Knows the class files that snapshots point to by the SHA-256 of their content, so that the
 * collector can ask for those it does not have. Bounded: the longest unused are forgotten. For the
 * sending thread.
 */
final class ClassFiles {

  private static final int MAXIMUM = 4_096;

  /** The collector takes no larger ones. */
  private static final int MAXIMUM_BYTES = 1 << 20;

  private static final String UNREADABLE = "";

  private final boolean enabled;
  private final Map<CodeReference, String> hashes = bounded();
  private final Map<String, CodeReference> references = bounded();

  /**
   * @param enabled where not, neither class files nor their hashes leave the machine
   */
  ClassFiles(boolean enabled) {
    this.enabled = enabled;
  }

  /** In hexadecimal; {@code null} where the class file can't be had. */
  @Nullable String hashOf(CodeReference reference) {
    if (!enabled) {
      return null;
    }
    String hash = hashes.get(reference);
    if (hash == null) {
      byte[] content = reference.read();
      hash = content == null ? UNREADABLE : sha256(content);
      hashes.put(reference, hash);
      if (content != null) {
        references.put(hash, reference);
      }
    }
    return hash.equals(UNREADABLE) ? null : hash;
  }

  /**
   * The class file with this hash; {@code null} where it is not known or not to be had any more.
   */
  byte @Nullable [] content(String hash) {
    CodeReference reference = references.get(hash);
    byte[] content = reference == null ? null : reference.read();
    if (content == null || content.length > MAXIMUM_BYTES || !sha256(content).equals(hash)) {
      return null;
    }
    return content;
  }

  private static String sha256(byte[] content) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
      StringBuilder text = new StringBuilder(64);
      for (byte b : digest) {
        text.append(Character.forDigit(b >> 4 & 15, 16)).append(Character.forDigit(b & 15, 16));
      }
      return text.toString();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }

  private static <K, V> Map<K, V> bounded() {
    return new LinkedHashMap<K, V>(64, 0.75f, true) {
      @Override
      protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
        return size() > MAXIMUM;
      }
    };
  }
}
