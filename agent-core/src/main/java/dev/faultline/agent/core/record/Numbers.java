// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.record;

import java.lang.reflect.Array;

/** Primitive values as text. */
final class Numbers {

  private Numbers() {}

  /**
   * @param type descriptor of the primitive type
   * @param bits an {@code int} or smaller one as it is; a {@code float} or {@code double} as its
   *     bits
   */
  static String text(char type, long bits) {
    switch (type) {
      case 'Z':
        return bits == 0 ? "false" : "true";
      case 'C':
        return String.valueOf((char) bits);
      case 'B':
        return Byte.toString((byte) bits);
      case 'S':
        return Short.toString((short) bits);
      case 'F':
        return Float.toString(Float.intBitsToFloat((int) bits));
      case 'D':
        return Double.toString(Double.longBitsToDouble(bits));
      default:
        return Long.toString(bits);
    }
  }

  static String field(Memory memory, Object object, ClassShape.Slot slot) {
    Class<?> type = slot.type();
    long offset = slot.offset();
    if (type == int.class) {
      return Integer.toString(memory.getInt(object, offset));
    }
    if (type == long.class) {
      return Long.toString(memory.getLong(object, offset));
    }
    if (type == boolean.class) {
      return memory.getBoolean(object, offset) ? "true" : "false";
    }
    if (type == double.class) {
      return Double.toString(memory.getDouble(object, offset));
    }
    if (type == float.class) {
      return Float.toString(memory.getFloat(object, offset));
    }
    if (type == char.class) {
      return String.valueOf(memory.getChar(object, offset));
    }
    return type == byte.class
        ? Byte.toString(memory.getByte(object, offset))
        : Short.toString(memory.getShort(object, offset));
  }

  static String element(Object array, int index) {
    if (array instanceof byte[]) {
      return Byte.toString(((byte[]) array)[index]);
    }
    if (array instanceof int[]) {
      return Integer.toString(((int[]) array)[index]);
    }
    if (array instanceof char[]) {
      return String.valueOf(((char[]) array)[index]);
    }
    return String.valueOf(Array.get(array, index));
  }
}
