// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.instrumentation.classfile;

import java.util.Arrays;

/** A growing array of bytes, big-endian. */
public final class ByteSink {

  private byte[] bytes;
  private int length;

  public ByteSink(int capacity) {
    bytes = new byte[Math.max(16, capacity)];
  }

  public int length() {
    return length;
  }

  public ByteSink u1(int value) {
    ensure(1);
    bytes[length++] = (byte) value;
    return this;
  }

  public ByteSink u2(int value) {
    ensure(2);
    bytes[length++] = (byte) (value >> 8);
    bytes[length++] = (byte) value;
    return this;
  }

  public ByteSink i4(int value) {
    return u2(value >>> 16).u2(value);
  }

  public ByteSink put(byte[] source, int start, int end) {
    ensure(end - start);
    System.arraycopy(source, start, bytes, length, end - start);
    length += end - start;
    return this;
  }

  public ByteSink put(ByteSink other) {
    return put(other.bytes, 0, other.length);
  }

  /** Overwrites two bytes that are there already. */
  public void u1At(int position, int value) {
    bytes[position] = (byte) value;
  }

  public void u2At(int position, int value) {
    bytes[position] = (byte) (value >> 8);
    bytes[position + 1] = (byte) value;
  }

  public void i4At(int position, int value) {
    u2At(position, value >>> 16);
    u2At(position + 2, value);
  }

  /** Forgets all behind the first bytes. */
  void truncate(int newLength) {
    length = newLength;
  }

  public byte[] toByteArray() {
    return Arrays.copyOf(bytes, length);
  }

  private void ensure(int more) {
    if (length + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
    }
  }
}
