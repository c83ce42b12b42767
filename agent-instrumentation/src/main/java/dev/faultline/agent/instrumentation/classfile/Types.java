// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.instrumentation.classfile;

/**
 * Verification types, each packed in an {@code int}: the tag of JVMS 4.7.4 in the low byte, its
 * operand (a constant's index, a program counter, or an index into the names of a {@link StackMap})
 * above it.
 */
public final class Types {

  public static final int TOP = 0;
  public static final int INT = 1;
  public static final int FLOAT = 2;
  public static final int DOUBLE = 3;
  public static final int LONG = 4;
  public static final int NULL = 5;
  public static final int UNINITIALIZED_THIS = 6;

  /** Tag of a class by its constant's index. */
  public static final int OBJECT = 7;

  /** Tag of the result of the {@code new} at a program counter. */
  public static final int UNINITIALIZED = 8;

  /**
   * Tag of a class by its name, for parameters, whose classes need no constant. Not a tag of the
   * specification.
   */
  public static final int NAMED = 9;

  /** An initialised reference of which no more is known. Not a tag of the specification. */
  public static final int REFERENCE = 10;

  /**
   * Something that {@code astore} stored and that may be uninitialised or a return address. Not a
   * tag of the specification.
   */
  public static final int UNKNOWN = 11;

  private Types() {}

  public static int tag(int type) {
    return type & 0xFF;
  }

  public static int operand(int type) {
    return type >>> 8;
  }

  public static int of(int tag, int operand) {
    return tag | operand << 8;
  }

  public static boolean isWide(int type) {
    return type == LONG || type == DOUBLE;
  }

  /** Whether it is a reference that may be passed to a method. */
  public static boolean isReference(int type) {
    int tag = tag(type);
    return tag == OBJECT || tag == NULL || tag == NAMED || tag == REFERENCE;
  }

  public static boolean isUninitialized(int type) {
    int tag = tag(type);
    return tag == UNINITIALIZED || tag == UNINITIALIZED_THIS;
  }

  /**
   * What a variable of this descriptor is in a slot; {@link #REFERENCE} for all classes and arrays.
   */
  public static int ofDescriptor(char first) {
    switch (first) {
      case 'Z':
      case 'B':
      case 'C':
      case 'S':
      case 'I':
        return INT;
      case 'J':
        return LONG;
      case 'F':
        return FLOAT;
      case 'D':
        return DOUBLE;
      default:
        return REFERENCE;
    }
  }
}
