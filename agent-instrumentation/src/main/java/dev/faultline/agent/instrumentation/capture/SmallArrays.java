// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.instrumentation.capture;

import dev.faultline.agent.instrumentation.classfile.Code;
import dev.faultline.agent.instrumentation.classfile.Instructions;

/**
 * Recognises {@code new int[] {1, 2, 3}} and {@code new int[3]} in front of the store into a
 * variable.
 */
final class SmallArrays {

  private static final int ICONST_0 = 3;
  private static final int ICONST_5 = 8;
  private static final int BIPUSH = 16;
  private static final int MOST = 64;

  private SmallArrays() {}

  /**
   * Whether the last array that is made before {@code start} has a small constant length and
   * nothing but its elements follows, nor is it one of several that the variable may be given.
   */
  static boolean isMadeBefore(Code code, int start, int slot) {
    int length = -1;
    boolean small = false;
    int previous = -1;
    int store = -1;
    int made = -1;
    int lastTarget = -1;
    for (int pc = 0; pc < start; pc += Instructions.length(code, pc)) {
      int opcode = Instructions.generalForm(code, pc);
      if (opcode == Instructions.NEWARRAY || opcode == Instructions.ANEWARRAY) {
        length = previous < 0 ? -1 : constant(code, previous);
        small = length >= 0 && length <= MOST;
        made = pc;
      } else if (opcode >= Instructions.INVOKEVIRTUAL && opcode <= Instructions.INVOKEDYNAMIC
          || Instructions.isJump(opcode)) {
        small = false;
      } else if (opcode == Instructions.ASTORE && Instructions.slot(code, pc) == slot) {
        store = pc;
      } else if (opcode >= Instructions.ISTORE && opcode <= Instructions.ASTORE) {
        small = false;
      }
      if (Instructions.isJump(opcode) && Instructions.jumpTarget(code, pc) < start) {
        lastTarget = Math.max(lastTarget, Instructions.jumpTarget(code, pc));
      }
      previous = pc;
    }
    return small && store == previous && lastTarget <= made;
  }

  private static int constant(Code code, int pc) {
    int opcode = code.opcode(pc);
    if (opcode >= ICONST_0 && opcode <= ICONST_5) {
      return opcode - ICONST_0;
    }
    return opcode == BIPUSH ? code.file().u1(code.codeStart() + pc + 1) : -1;
  }
}
