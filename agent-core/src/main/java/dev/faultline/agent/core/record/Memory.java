// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.record;

import java.lang.reflect.Field;

/**
 * Reads fields without running code. What is read is whatever the field holds at that moment;
 * offsets must come from {@link #offset} for a field of a class that the object is an instance of.
 */
public interface Memory {

  /** Of an instance field. */
  long offset(Field field);

  Object getObject(Object base, long offset);

  /** The value must be one that the field can hold: nothing is checked. */
  void putObject(Object base, long offset, Object value);

  boolean getBoolean(Object base, long offset);

  byte getByte(Object base, long offset);

  short getShort(Object base, long offset);

  char getChar(Object base, long offset);

  int getInt(Object base, long offset);

  long getLong(Object base, long offset);

  float getFloat(Object base, long offset);

  double getDouble(Object base, long offset);
}
