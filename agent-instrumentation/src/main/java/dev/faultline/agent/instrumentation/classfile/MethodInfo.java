// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.instrumentation.classfile;

import org.jspecify.annotations.Nullable;

/** Where a method stands in its class file. Immutable. */
public final class MethodInfo {

  private static final int ACC_STATIC = 0x0008;
  private static final int ACC_BRIDGE = 0x0040;
  private static final int ACC_SYNTHETIC = 0x1000;

  private final ClassFile file;
  private final int start;
  private final int end;
  private final int codeAttribute;

  MethodInfo(ClassFile file, int start, int end, int codeAttribute) {
    this.file = file;
    this.start = start;
    this.end = end;
    this.codeAttribute = codeAttribute;
  }

  /** Offset of the method in its file. */
  public int start() {
    return start;
  }

  /** Offset just behind the method. */
  public int end() {
    return end;
  }

  public int accessFlags() {
    return file.u2(start);
  }

  public boolean isStatic() {
    return (accessFlags() & ACC_STATIC) != 0;
  }

  public boolean isBridge() {
    return (accessFlags() & ACC_BRIDGE) != 0;
  }

  public boolean isSynthetic() {
    return (accessFlags() & ACC_SYNTHETIC) != 0;
  }

  public boolean isConstructor() {
    return file.utf8Equals(file.u2(start + 2), "<init>");
  }

  public String name() {
    return file.utf8(file.u2(start + 2));
  }

  public String descriptor() {
    return file.utf8(file.u2(start + 4));
  }

  /** Offset of the Code attribute; negative where there is none. */
  public int codeAttribute() {
    return codeAttribute;
  }

  /** {@code null} for abstract and native methods. */
  public @Nullable Code code() {
    return codeAttribute < 0 ? null : new Code(file, codeAttribute);
  }
}
