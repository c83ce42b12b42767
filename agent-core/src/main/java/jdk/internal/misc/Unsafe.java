// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package jdk.internal.misc;

/**
 * A stub to compile {@code java.lang.FaultlineMemory} against; the build deletes its class file.
 */
public final class Unsafe {

  private Unsafe() {}

  public static native Unsafe getUnsafe();

  public native long objectFieldOffset(java.lang.reflect.Field field);

  /** The name in JDK 9 to 11. */
  public native Object getObject(Object base, long offset);

  public native void putObject(Object base, long offset, Object value);

  public native void putReference(Object base, long offset, Object value);

  public native Object getReference(Object base, long offset);

  public native boolean getBoolean(Object base, long offset);

  public native byte getByte(Object base, long offset);

  public native short getShort(Object base, long offset);

  public native char getChar(Object base, long offset);

  public native int getInt(Object base, long offset);

  public native long getLong(Object base, long offset);

  public native float getFloat(Object base, long offset);

  public native double getDouble(Object base, long offset);
}
