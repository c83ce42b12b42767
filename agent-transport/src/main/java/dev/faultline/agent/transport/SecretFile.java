// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.transport;

import java.io.ByteArrayOutputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Small files that hold what the agent must know to be let in. */
final class SecretFile {

  private static final int MAXIMUM_BYTES = 1 << 20;

  private SecretFile() {}

  /**
   * @throws IOException where it can't be read, or is too large to be what it is taken for
   */
  static byte[] bytes(String path) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    byte[] buffer = new byte[8_192];
    try (InputStream in = new FileInputStream(path)) {
      int read = in.read(buffer);
      while (read >= 0) {
        bytes.write(buffer, 0, read);
        if (bytes.size() > MAXIMUM_BYTES) {
          throw new IOException("it is larger than 1 MB");
        }
        read = in.read(buffer);
      }
    }
    return bytes.toByteArray();
  }

  /** Without blanks and line ends around it. */
  static String text(String path) throws IOException {
    return new String(bytes(path), StandardCharsets.UTF_8).trim();
  }
}
