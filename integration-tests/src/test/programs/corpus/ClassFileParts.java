// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package corpus;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A class file cut into its parts (JVMS 4), written apart from the agent's own parser so that the
 * one can find what the other gets wrong. Throws {@link RuntimeException} for what is no class
 * file.
 */
final class ClassFileParts {

  /** An attribute, or a member with its attributes in {@link #children}. */
  static final class Part {
    final String name;
    final byte[] bytes;
    final List<Part> children = new ArrayList<>();

    Part(String name, byte[] bytes) {
      this.name = name;
      this.bytes = bytes;
    }
  }

  private final byte[] bytes;
  private final int[] constants;
  private int position;

  /** Magic number and versions. */
  final byte[] head;

  final int poolCount;
  final byte[] pool;

  /** From the access flags to the last field, with its attributes. */
  final byte[] middle;

  final List<Part> methods = new ArrayList<>();

  /** The attributes of the class. */
  final byte[] tail;

  ClassFileParts(byte[] bytes) {
    this.bytes = bytes;
    head = Arrays.copyOfRange(bytes, 0, 8);
    poolCount = u2(8);
    constants = new int[poolCount];
    position = 10;
    readPool();
    pool = Arrays.copyOfRange(bytes, 10, position);
    int start = position;
    position += 6;
    position += 2 + 2 * u2(position);
    for (int fields = next(); fields > 0; fields--) {
      position += 6;
      skipAttributes();
    }
    middle = Arrays.copyOfRange(bytes, start, position);
    for (int count = next(); count > 0; count--) {
      methods.add(readMethod());
    }
    start = position;
    skipAttributes();
    tail = Arrays.copyOfRange(bytes, start, position);
    if (position != bytes.length) {
      throw new IllegalArgumentException("bytes behind the last attribute");
    }
  }

  private void readPool() {
    for (int i = 1; i < poolCount; i++) {
      constants[i] = position;
      switch (bytes[position]) {
        case 1:
          position += 3 + u2(position + 1);
          break;
        case 5:
        case 6:
          position += 9;
          i++;
          break;
        case 7:
        case 8:
        case 16:
        case 19:
        case 20:
          position += 3;
          break;
        case 15:
          position += 4;
          break;
        default:
          position += 5;
      }
    }
  }

  /** Whether there is a constant of a kind that came with Java 7 or later. */
  boolean hasConstantOfJava7() {
    for (int at : constants) {
      if (at > 0 && bytes[at] > 12) {
        return true;
      }
    }
    return false;
  }

  private Part readMethod() {
    int start = position;
    position += 6;
    Part method = new Part("method", Arrays.copyOfRange(bytes, start, position));
    for (int count = next(); count > 0; count--) {
      method.children.add(readAttribute());
    }
    return method;
  }

  private Part readAttribute() {
    int start = position + 6;
    String name = utf8(u2(position));
    int end = start + i4(position + 2);
    Part attribute = new Part(name, Arrays.copyOfRange(bytes, start, end));
    if (name.equals("Code")) {
      position = start + 8 + i4(start + 4);
      position += 2 + 8 * u2(position);
      for (int count = next(); count > 0; count--) {
        attribute.children.add(readAttribute());
      }
      if (position != end) {
        throw new IllegalArgumentException("a Code attribute of another length than it says");
      }
    }
    position = end;
    return attribute;
  }

  private void skipAttributes() {
    for (int count = next(); count > 0; count--) {
      position += 6 + i4(position + 2);
    }
  }

  private String utf8(int index) {
    int at = constants[index];
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < u2(at + 1); i++) {
      text.append((char) (bytes[at + 3 + i] & 0xFF));
    }
    return text.toString();
  }

  private int next() {
    position += 2;
    return u2(position - 2);
  }

  private int u2(int at) {
    return u2(bytes, at);
  }

  private int i4(int at) {
    return u2(at) << 16 | u2(at + 2);
  }

  static int u2(byte[] bytes, int at) {
    return (bytes[at] & 0xFF) << 8 | (bytes[at + 1] & 0xFF);
  }

  static int i4(byte[] bytes, int at) {
    return u2(bytes, at) << 16 | u2(bytes, at + 2);
  }
}
