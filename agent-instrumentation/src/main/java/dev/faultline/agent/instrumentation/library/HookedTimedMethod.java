// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.instrumentation.library;

import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** A method whose calls are timed: passes its key, and all of its arguments in an array. */
final class HookedTimedMethod extends HookedMethod {

  private final String key;
  private final boolean isStatic;
  private final Type[] parameters;

  HookedTimedMethod(
      MethodVisitor next,
      String key,
      String descriptor,
      int access,
      int point,
      boolean withFrames) {
    super(next, point, withFrames);
    this.key = key;
    isStatic = (access & Opcodes.ACC_STATIC) != 0;
    parameters = Type.getArgumentTypes(descriptor);
  }

  @Override
  void pushArguments() {
    mv.visitLdcInsn(key);
    pushArray(parameters, isStatic ? 0 : 1);
    mv.visitInsn(Opcodes.ACONST_NULL);
    mv.visitInsn(Opcodes.ACONST_NULL);
  }
}
