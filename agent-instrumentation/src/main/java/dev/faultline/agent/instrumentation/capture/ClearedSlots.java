// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.instrumentation.capture;

import dev.faultline.agent.instrumentation.classfile.Code;
import dev.faultline.agent.instrumentation.classfile.Instructions;
import dev.faultline.agent.instrumentation.classfile.MethodInfo;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/**
 * Slots that the compiler itself has emptied, as Clojure's does with its last use of each variable:
 * {@code aload n, aconst_null, astore n}, perhaps with a cast in between, and for {@code this} the
 * last two. The {@code null} there is none that the program has, so it must not be shown as the
 * variable's value.
 */
final class ClearedSlots {

  /** Like all sets here never changed once it was made. */
  private static final BitSet NONE = new BitSet();

  private final Code code;
  private final BitSet clearing;
  private final Map<Integer, BitSet> before = new HashMap<>();
  private boolean changedBehind;

  ClearedSlots(MethodInfo method, Code code) {
    this.code = code;
    clearing = clearing(method, code);
    do {
      changedBehind = false;
      flow();
    } while (changedBehind);
  }

  /** Stores that clear: what was loaded just before, and is now being used for the last time. */
  private static BitSet clearing(MethodInfo method, Code code) {
    BitSet result = new BitSet();
    int loaded = -1;
    int previous = -1;
    for (int pc = 0; pc < code.codeLength(); pc += Instructions.length(code, pc)) {
      int form = Instructions.generalForm(code, pc);
      if (form == Instructions.ASTORE
          && previous >= 0
          && code.opcode(previous) == Instructions.ACONST_NULL) {
        int slot = Instructions.slot(code, pc);
        boolean ofThis = slot == 0 && !method.isStatic();
        result.set(pc, ofThis || loaded == slot);
      }
      if (form == Instructions.ALOAD) {
        loaded = Instructions.slot(code, pc);
      } else if (form != Instructions.CHECKCAST && form != Instructions.ACONST_NULL) {
        loaded = -1;
      }
      previous = pc;
    }
    return result;
  }

  /** Whether the slot was emptied on a way to the instruction, and nothing stored since. */
  boolean contains(int pc, int slot) {
    BitSet cleared = before.get(pc);
    return cleared != null && cleared.get(slot);
  }

  /** Once over the code; what flows back to what is behind needs another time. */
  private void flow() {
    BitSet cleared = NONE;
    for (int pc = 0; !clearing.isEmpty() && pc < code.codeLength(); ) {
      cleared = join(pc, pc, cleared);
      toHandlers(pc, cleared);
      int opcode = Instructions.generalForm(code, pc);
      if (opcode == Instructions.ASTORE) {
        cleared = stored(pc, cleared);
      } else if (Instructions.isJump(opcode)) {
        join(pc, Instructions.jumpTarget(code, pc), cleared);
      } else if (Instructions.isSwitch(opcode)) {
        for (int target : Instructions.switchTargets(code, pc)) {
          join(pc, target, cleared);
        }
      }
      pc += Instructions.length(code, pc);
      cleared = Instructions.isSwitch(opcode) || Instructions.endsFlow(opcode) ? NONE : cleared;
    }
  }

  private BitSet stored(int pc, BitSet cleared) {
    int slot = Instructions.slot(code, pc);
    if (cleared.get(slot) == clearing.get(pc)) {
      return cleared;
    }
    BitSet result = (BitSet) cleared.clone();
    result.flip(slot);
    return result;
  }

  private void toHandlers(int pc, BitSet cleared) {
    for (Code.ExceptionEntry entry : code.exceptions()) {
      if (entry.covers(pc)) {
        join(pc, entry.handler(), cleared);
      }
    }
  }

  private BitSet join(int from, int target, BitSet cleared) {
    BitSet known = before.get(target);
    if (known == null ? cleared.isEmpty() : contains(known, cleared)) {
      return known == null ? NONE : known;
    }
    BitSet joined = cleared;
    if (known != null) {
      joined = (BitSet) cleared.clone();
      joined.or(known);
    }
    before.put(target, joined);
    changedBehind |= target < from;
    return joined;
  }

  private static boolean contains(BitSet all, BitSet some) {
    BitSet rest = (BitSet) some.clone();
    rest.andNot(all);
    return rest.isEmpty();
  }
}
