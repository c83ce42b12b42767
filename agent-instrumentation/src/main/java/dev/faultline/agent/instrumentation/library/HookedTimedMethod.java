// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.instrumentation.library;

import org.jspecify.annotations.Nullable;
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
    mv.visitIntInsn(Opcodes.SIPUSH, parameters.length);
    mv.visitTypeInsn(Opcodes.ANEWARRAY, "java/lang/Object");
    int slot = isStatic ? 0 : 1;
    for (int i = 0; i < parameters.length; i++) {
      mv.visitInsn(Opcodes.DUP);
      mv.visitIntInsn(Opcodes.SIPUSH, i);
      load(parameters[i].getOpcode(Opcodes.ILOAD), slot);
      box(parameters[i]);
      mv.visitInsn(Opcodes.AASTORE);
      slot += parameters[i].getSize();
    }
    mv.visitInsn(Opcodes.ACONST_NULL);
    mv.visitInsn(Opcodes.ACONST_NULL);
  }

  private void box(Type type) {
    String box = boxOf(type);
    if (box != null) {
      mv.visitMethodInsn(
          Opcodes.INVOKESTATIC,
          box,
          "valueOf",
          "(" + type.getDescriptor() + ")L" + box + ";",
          false);
    }
  }

  private static @Nullable String boxOf(Type type) {
    switch (type.getSort()) {
      case Type.BOOLEAN:
        return "java/lang/Boolean";
      case Type.BYTE:
        return "java/lang/Byte";
      case Type.CHAR:
        return "java/lang/Character";
      case Type.SHORT:
        return "java/lang/Short";
      case Type.INT:
        return "java/lang/Integer";
      case Type.LONG:
        return "java/lang/Long";
      case Type.FLOAT:
        return "java/lang/Float";
      case Type.DOUBLE:
        return "java/lang/Double";
      default:
        return null;
    }
  }
}
