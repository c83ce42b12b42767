// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.record;

import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * What is text without being a string: builders, arrays of characters, and arrays of bytes that are
 * printable all through. As a text a secret in them is recognised, which its numbers would not be.
 * {@code StringBuffer} is read by its fields, since its methods lock. Thread-safe; what another
 * thread changes meanwhile may be cut or throw.
 */
final class Characters {

  private static final boolean LITTLE_ENDIAN = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN;

  private final JdkFields fields;

  Characters(JdkFields fields) {
    this.fields = fields;
  }

  boolean are(Object object) {
    return object instanceof StringBuilder
        || object instanceof StringBuffer
        || object instanceof char[]
        || object instanceof byte[];
  }

  int length(Object object) {
    if (object instanceof StringBuilder) {
      return ((StringBuilder) object).length();
    }
    if (object instanceof StringBuffer) {
      return fields.getInt(object, "count");
    }
    return object instanceof char[] ? ((char[]) object).length : ((byte[]) object).length;
  }

  /**
   * The first characters; {@code null} where bytes are no text.
   *
   * @param length at most that of the object
   */
  @Nullable String text(Object object, int length) {
    if (object instanceof StringBuilder) {
      return ((StringBuilder) object).substring(0, length);
    }
    if (object instanceof StringBuffer) {
      return ofBuffer(object, length);
    }
    return object instanceof char[]
        ? new String((char[]) object, 0, length)
        : ofBytes((byte[]) object, length);
  }

  /** Bytes since JDK 9: of Latin 1 or, where there are others in it, of UTF-16 as in memory. */
  private String ofBuffer(Object object, int length) {
    Object value = fields.get(object, "value");
    if (value instanceof char[]) {
      return new String((char[]) value, 0, length);
    }
    byte[] bytes = (byte[]) value;
    if (bytes == null || bytes.length < length) {
      return "";
    }
    if (bytes.length < 2 * length || fields.coder(object) == 0) {
      return new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
    }
    char[] characters = new char[length];
    for (int i = 0; i < length; i++) {
      int first = bytes[2 * i] & 0xFF;
      int second = bytes[2 * i + 1] & 0xFF;
      characters[i] = (char) (LITTLE_ENDIAN ? second << 8 | first : first << 8 | second);
    }
    return new String(characters);
  }

  private static @Nullable String ofBytes(byte[] bytes, int length) {
    boolean ascii = true;
    for (int i = 0; i < length; i++) {
      int b = bytes[i];
      if (b >= 0 && b < ' ' && b != '\n' && b != '\r' && b != '\t') {
        return null;
      }
      ascii &= b >= 0;
    }
    if (length == 0) {
      return null;
    }
    String text = new String(bytes, 0, length, StandardCharsets.UTF_8);
    return ascii || text.lastIndexOf('\uFFFD', text.length() - 4) < 0 ? text : null;
  }
}
