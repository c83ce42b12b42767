// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.record;

import java.lang.reflect.Field;

/** On JDK 9 and newer: through the class in {@code java.lang} that was given to the agent alone. */
public final class InternalMemory implements Memory {

  private final FaultlineMemory memory;

  public InternalMemory(FaultlineMemory memory) {
    this.memory = memory;
  }

  @Override
  public long offset(Field field) {
    return memory.offset(field);
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
