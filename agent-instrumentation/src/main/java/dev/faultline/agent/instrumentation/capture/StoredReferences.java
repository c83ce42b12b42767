// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.instrumentation.capture;

import dev.faultline.agent.instrumentation.classfile.ClassFile;
import dev.faultline.agent.instrumentation.classfile.Code;
import dev.faultline.agent.instrumentation.classfile.Descriptors;
import dev.faultline.agent.instrumentation.classfile.Instructions;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * What an {@code astore} stores, as far as the instruction that always runs before it tells. Needs
 * neither an operand stack nor the classes of the application.
 */
final class StoredReferences {

  private static final int CONSTANT_CLASS = 7;
  private static final int CONSTANT_STRING = 8;

  private final ClassFile file;
  private final Code code;

  StoredReferences(ClassFile file, Code code) {
    this.file = file;
    this.code = code;
  }

  /** Calls of constructors behind which no other object waits for its own. */
  BitSet lastConstructorCalls() {
    BitSet result = new BitSet();
    int uninitialized = 0;
    for (int pc = 0; pc < code.codeLength(); pc += Instructions.length(code, pc)) {
      int opcode = code.opcode(pc);
      if (opcode == Instructions.NEW) {
        uninitialized++;
      } else if (opcode == Instructions.INVOKESPECIAL && isConstructor(pc)) {
        uninitialized = Math.max(0, uninitialized - 1);
        result.set(pc, uninitialized == 0);
      }
    }
    return result;
  }

  /** Whether the {@code invokespecial} calls a constructor. */
  boolean isConstructor(int pc) {
    return file.memberName(operand(pc)).equals("<init>");
  }

  private int operand(int pc) {
    return file.u2(code.codeStart() + pc + 1);
  }

  /**
   * Whether the instruction leaves a reference that may be passed to a method.
   *
   * @param noneWaiting whether no object is left behind it whose constructor is yet to be called
   */
  boolean isLeftBy(int pc, boolean noneWaiting) {
    switch (code.opcode(pc)) {
      case Instructions.ACONST_NULL:
      case Instructions.LDC:
      case Instructions.LDC_W:
      case Instructions.AALOAD:
      case Instructions.GETSTATIC:
      case Instructions.GETFIELD:
      case Instructions.NEWARRAY:
      case Instructions.ANEWARRAY:
      case Instructions.MULTIANEWARRAY:
      case Instructions.CHECKCAST:
        return true;
      case Instructions.INVOKEVIRTUAL:
      case Instructions.INVOKESTATIC:
      case Instructions.INVOKEINTERFACE:
      case Instructions.INVOKEDYNAMIC:
        return returned(pc) != null;
      case Instructions.INVOKESPECIAL:
        // the object that a constructor was just called on; with others still waiting for theirs it
        // could be one of them
        return isConstructor(pc) ? noneWaiting : returned(pc) != null;
      default:
        return false;
    }
  }

  /**
   * Internal name of the class that the instruction leaves; an empty name for {@code null}, which
   * is of any; {@code null} where that is not known.
   *
   * @param noneWaiting as in {@link #isLeftBy}
   */
  @Nullable String classLeftBy(int pc, boolean noneWaiting) {
    switch (code.opcode(pc)) {
      case Instructions.ACONST_NULL:
        return "";
      case Instructions.LDC:
        return constant(file.u1(code.codeStart() + pc + 1));
      case Instructions.LDC_W:
        return constant(operand(pc));
      case Instructions.NEW:
      case Instructions.CHECKCAST:
        return file.className(operand(pc));
      case Instructions.GETSTATIC:
      case Instructions.GETFIELD:
        return name(file.memberDescriptor(operand(pc)), 0);
      case Instructions.INVOKEVIRTUAL:
      case Instructions.INVOKESTATIC:
      case Instructions.INVOKEINTERFACE:
      case Instructions.INVOKEDYNAMIC:
        return returned(pc);
      case Instructions.INVOKESPECIAL:
        if (!isConstructor(pc)) {
          return returned(pc);
        }
        return noneWaiting ? file.memberOwner(operand(pc)) : null;
      default:
        return null;
    }
  }

  private @Nullable String constant(int index) {
    switch (file.tag(index)) {
      case CONSTANT_STRING:
        return "java/lang/String";
      case CONSTANT_CLASS:
        return "java/lang/Class";
      default:
        return null;
    }
  }

  private @Nullable String returned(int pc) {
    String descriptor = file.memberDescriptor(operand(pc));
    return name(descriptor, descriptor.indexOf(')') + 1);
  }

  private static @Nullable String name(String descriptor, int start) {
    char first = descriptor.charAt(start);
    return first == 'L' || first == '['
        ? Descriptors.internalName(descriptor, start, descriptor.length())
        : null;
  }
}
