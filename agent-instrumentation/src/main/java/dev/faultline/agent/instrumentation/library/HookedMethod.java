// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.instrumentation.library;

import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Adds a call where a method begins, and one where it ends. No local variable is added and none is
 * read but at the very beginning, so that the method's own frames stay as they are.
 */
abstract class HookedMethod extends MethodVisitor {

  private static final String HOOK = "java/lang/FaultlineHook";
  private static final int ADDED_STACK = 8;

  private final int point;
  private final boolean withFrames;
  private final Label start = new Label();

  /**
   * @param withFrames whether the class file is of a version that has frames
   */
  HookedMethod(MethodVisitor next, int point, boolean withFrames) {
    super(Opcodes.ASM9, next);
    this.point = point;
    this.withFrames = withFrames;
  }

  /** Puts the four references on the stack that the point gets, with at most six slots besides. */
  abstract void pushArguments();

  /** All arguments, in an array. */
  final void pushArray(Type[] parameters, int firstSlot) {
    super.visitIntInsn(Opcodes.SIPUSH, parameters.length);
    super.visitTypeInsn(Opcodes.ANEWARRAY, "java/lang/Object");
    int slot = firstSlot;
    for (int i = 0; i < parameters.length; i++) {
      super.visitInsn(Opcodes.DUP);
      super.visitIntInsn(Opcodes.SIPUSH, i);
      load(parameters[i].getOpcode(Opcodes.ILOAD), slot);
      box(parameters[i]);
      super.visitInsn(Opcodes.AASTORE);
      slot += parameters[i].getSize();
    }
  }

  private void box(Type type) {
    String box = boxOf(type);
    if (box != null) {
      super.visitMethodInsn(
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

  final void load(int opcode, int slot) {
    super.visitVarInsn(opcode, slot);
  }

  @Override
  public void visitCode() {
    super.visitCode();
    super.visitLabel(start);
    pushPoint();
    pushArguments();
    super.visitMethodInsn(
        Opcodes.INVOKESTATIC,
        HOOK,
        "entered",
        "(ILjava/lang/Object;Ljava/lang/Object;Ljava/lang/Object;Ljava/lang/Object;)V",
        false);
  }

  @Override
  public void visitInsn(int opcode) {
    if (opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN) {
      if (opcode == Opcodes.ARETURN) {
        super.visitInsn(Opcodes.DUP);
        pushPoint();
        super.visitInsn(Opcodes.SWAP);
      } else {
        pushPoint();
        super.visitInsn(Opcodes.ACONST_NULL);
      }
      super.visitInsn(Opcodes.ACONST_NULL);
      left();
    }
    super.visitInsn(opcode);
  }

  @Override
  public void visitMaxs(int maxStack, int maxLocals) {
    Label end = new Label();
    Label onError = new Label();
    Label onAny = new Label();
    super.visitLabel(end);
    super.visitTryCatchBlock(start, end, onError, "java/lang/VirtualMachineError");
    super.visitTryCatchBlock(start, end, onAny, null);
    super.visitLabel(onError);
    frame();
    super.visitInsn(Opcodes.ATHROW);
    super.visitLabel(onAny);
    frame();
    super.visitInsn(Opcodes.DUP);
    pushPoint();
    super.visitInsn(Opcodes.SWAP);
    super.visitInsn(Opcodes.ACONST_NULL);
    super.visitInsn(Opcodes.SWAP);
    left();
    super.visitInsn(Opcodes.ATHROW);
    super.visitMaxs(maxStack + ADDED_STACK, maxLocals);
  }

  /** Without any local variable, and so right wherever the exception comes from. */
  private void frame() {
    if (withFrames) {
      super.visitFrame(Opcodes.F_FULL, 0, new Object[0], 1, new Object[] {"java/lang/Throwable"});
    }
  }

  private void pushPoint() {
    super.visitIntInsn(Opcodes.SIPUSH, point);
  }

  private void left() {
    super.visitMethodInsn(
        Opcodes.INVOKESTATIC, HOOK, "left", "(ILjava/lang/Object;Ljava/lang/Throwable;)V", false);
  }
}
