// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.ingest;

import dev.faultline.collector.http.ProblemException;
import dev.faultline.collector.model.ClassFile;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** Whether bytes are what their address says. That they are harmless nobody can say. */
final class ClassFileCheck {

  static final int MAX_BYTES = 1 << 20;
  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
  private static final int SMALLEST = 24;

  static ClassFile check(String sha256, byte[] bytes) {
    if (!SHA256.matcher(sha256).matches()) {
      throw refused("the address must end with a SHA-256 in 64 lower-case hexadecimal digits");
    }
    if (!hash(bytes).equals(sha256)) {
      throw refused("the content has another SHA-256 than its address");
    }
    if (bytes.length < SMALLEST || !startsLikeClassFile(bytes)) {
      throw refused("the content is no class file");
    }
    return new ClassFile(sha256, bytes);
  }

  private static boolean startsLikeClassFile(byte[] bytes) {
    return (bytes[0] & 0xFF) == 0xCA
        && (bytes[1] & 0xFF) == 0xFE
        && (bytes[2] & 0xFF) == 0xBA
        && (bytes[3] & 0xFF) == 0xBE;
  }

  private static String hash(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }

  private static ProblemException refused(String detail) {
    return ProblemException.of(422, "Not that class file", detail);
  }

  private ClassFileCheck() {}
}
