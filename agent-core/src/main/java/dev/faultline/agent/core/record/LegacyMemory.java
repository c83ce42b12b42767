// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.record;

import java.lang.reflect.Field;

/** On JDK 8, where {@code sun.misc.Unsafe} is all there is and warns nobody. */
public final class LegacyMemory implements Memory {

  private final sun.misc.Unsafe memory;

  public LegacyMemory(sun.misc.Unsafe memory) {
    this.memory = memory;
  }

  @Override
  public long offset(Field field) {
    return memory.objectFieldOffset(field);
  }

  @Override
  public void putObject(Object base, long offset, Object value) {
    memory.putObject(base, offset, value);
  }

  @Override
  public Object getObject(Object base, long offset) {
    return memory.getObject(base, offset);
  }

  @Override
  public boolean getBoolean(Object base, long offset) {
    return memory.getBoolean(base, offset);
  }

  @Override
  public byte getByte(Object base, long offset) {
    return memory.getByte(base, offset);
  }

  @Override
  public short getShort(Object base, long offset) {
    return memory.getShort(base, offset);
  }

  @Override
  public char getChar(Object base, long offset) {
    return memory.getChar(base, offset);
  }

  @Override
  public int getInt(Object base, long offset) {
    return memory.getInt(base, offset);
  }

  @Override
  public long getLong(Object base, long offset) {
    return memory.getLong(base, offset);
  }

  @Override
  public float getFloat(Object base, long offset) {
    return memory.getFloat(base, offset);
  }

  @Override
  public double getDouble(Object base, long offset) {
    return memory.getDouble(base, offset);
  }
}
