// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.instrumentation.library;

import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** A method of a library, which passes the receiver and arguments that its point asks for. */
final class HookedLibraryMethod extends HookedMethod {

  private static final int MOST_PASSED = 4;

  private final LibraryMethod method;
  private final boolean isStatic;
  private final Type[] parameters;

  HookedLibraryMethod(
      MethodVisitor next,
      LibraryMethod method,
      String descriptor,
      int access,
      int point,
      boolean withFrames) {
    super(next, point, withFrames);
    this.method = method;
    isStatic = (access & Opcodes.ACC_STATIC) != 0;
    parameters = Type.getArgumentTypes(descriptor);
  }

  @Override
  void pushArguments() {
    if (method.passesAll()) {
      load(Opcodes.ALOAD, 0);
      pushArray(parameters, 1);
      super.visitInsn(Opcodes.ACONST_NULL);
      super.visitInsn(Opcodes.ACONST_NULL);
    } else {
      pushWanted();
    }
  }

  private void pushWanted() {
    int passed = 0;
    int number = 0;
    int slot = 0;
    if (!isStatic) {
      passed += pass(number++, slot++);
    }
    for (Type parameter : parameters) {
      passed += pass(number++, slot);
      slot += parameter.getSize();
    }
    for (; passed < MOST_PASSED; passed++) {
      super.visitInsn(Opcodes.ACONST_NULL);
    }
  }

  private int pass(int number, int slot) {
    if (!method.passes(number)) {
      return 0;
    }
    load(Opcodes.ALOAD, slot);
    return 1;
  }
}
