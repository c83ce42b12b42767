// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.start.command;

import java.io.File;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;

/**
 * The file in which a HotSpot JVM tells tools such as jps what it is ({@code hsperfdata}), as far
 * as it is text. Its format has been the same since JDK 5.
 */
final class PerformanceData {

  private static final int MAGIC = 0xCAFEC0C0;
  private static final int MAXIMUM_ENTRIES = 10_000;
  private static final byte LITTLE_ENDIAN = 1;
  private static final byte TEXT = 'B';

  private PerformanceData() {}

  /**
   * @throws IOException where it is no such file, or being written at the moment
   */
  static Map<String, String> texts(File file) throws IOException {
    try {
      return texts(ByteBuffer.wrap(Files.readAllBytes(file.toPath())));
    } catch (BufferUnderflowException | IllegalArgumentException | IndexOutOfBoundsException e) {
      throw new IOException(file + " is not whole", e);
    }
  }

  private static Map<String, String> texts(ByteBuffer data) throws IOException {
    if (data.getInt(0) != MAGIC || data.get(5) != 2) {
      throw new IOException("it is no performance data of a kind that is known");
    }
    data.order(data.get(4) == LITTLE_ENDIAN ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    Map<String, String> texts = new HashMap<>();
    int entry = data.getInt(24);
    int entries = Math.min(MAXIMUM_ENTRIES, data.getInt(28));
    for (int i = 0; i < entries; i++) {
      int length = data.getInt(entry + 8);
      if (data.get(entry + 12) == TEXT && length > 0) {
        String name = text(data, entry + data.getInt(entry + 4), data.capacity());
        int start = entry + data.getInt(entry + 16);
        texts.put(name, text(data, start, start + length));
      }
      entry += data.getInt(entry);
    }
    return texts;
  }

  private static String text(ByteBuffer data, int start, int limit) {
    int end = start;
    while (end < limit && data.get(end) != 0) {
      end++;
    }
    byte[] bytes = new byte[end - start];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = data.get(start + i);
    }
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
