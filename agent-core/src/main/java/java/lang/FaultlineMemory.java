// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package java.lang;

import java.lang.reflect.Field;
import jdk.internal.misc.Unsafe;

/**
 * Reads fields, and on request writes one, without running any code of theirs and without asking
 * modules, which reflection would. An instance is given out once, to the agent, by {@link
 * FaultlineHook#install}: the application can't get one. Linked on JDK 9 and newer only.
 *
 * <p>Offsets must come from {@link #offset} for a class that the object is an instance of: nothing
 * is checked.
 */
public final class FaultlineMemory {

  private static final Unsafe UNSAFE = unsafe();

  /** {@code getReference} got its name in JDK 12. */
  private static final boolean NAMED_GET_OBJECT = isBeforeJdk12();

  FaultlineMemory() {}

  private static Unsafe unsafe() {
    try {
      return Unsafe.getUnsafe();
    } catch (LinkageError onJdk8) {
      return null;
    }
  }

  private static boolean isBeforeJdk12() {
    String version = System.getProperty("java.specification.version", "");
    return version.equals("9") || version.equals("10") || version.equals("11");
  }

  public long offset(Field field) {
    return UNSAFE.objectFieldOffset(field);
  }

  public Object getObject(Object base, long offset) {
    return NAMED_GET_OBJECT ? UNSAFE.getObject(base, offset) : UNSAFE.getReference(base, offset);
  }

  public void putObject(Object base, long offset, Object value) {
    if (NAMED_GET_OBJECT) {
      UNSAFE.putObject(base, offset, value);
    } else {
      UNSAFE.putReference(base, offset, value);
    }
  }

  public boolean getBoolean(Object base, long offset) {
    return UNSAFE.getBoolean(base, offset);
  }

  public byte getByte(Object base, long offset) {
    return UNSAFE.getByte(base, offset);
  }

  public short getShort(Object base, long offset) {
    return UNSAFE.getShort(base, offset);
  }

  public char getChar(Object base, long offset) {
    return UNSAFE.getChar(base, offset);
  }

  public int getInt(Object base, long offset) {
    return UNSAFE.getInt(base, offset);
  }

  public long getLong(Object base, long offset) {
    return UNSAFE.getLong(base, offset);
  }

  public float getFloat(Object base, long offset) {
    return UNSAFE.getFloat(base, offset);
  }

  public double getDouble(Object base, long offset) {
    return UNSAFE.getDouble(base, offset);
  }
}
