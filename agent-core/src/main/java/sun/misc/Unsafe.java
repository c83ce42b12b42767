// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package sun.misc;

/** A stub to compile against for JDK 8; the build deletes its class file. */
public final class Unsafe {

  private Unsafe() {}

  public native long objectFieldOffset(java.lang.reflect.Field field);

  public native Class<?> defineClass(
      String name,
      byte[] bytes,
      int offset,
      int length,
      ClassLoader loader,
      java.security.ProtectionDomain protectionDomain);

  public native Object getObject(Object base, long offset);

  public native void putObject(Object base, long offset, Object value);

  public native boolean getBoolean(Object base, long offset);

  public native byte getByte(Object base, long offset);

  public native short getShort(Object base, long offset);

  public native char getChar(Object base, long offset);

  public native int getInt(Object base, long offset);

  public native long getLong(Object base, long offset);

  public native float getFloat(Object base, long offset);

  public native double getDouble(Object base, long offset);
}
