// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.instrumentation.capture;

import dev.faultline.agent.instrumentation.classfile.ClassFile;
import dev.faultline.agent.instrumentation.classfile.Code;
import dev.faultline.agent.instrumentation.classfile.Instructions;
import dev.faultline.agent.instrumentation.classfile.MethodInfo;
import dev.faultline.agent.instrumentation.classfile.StackMap;
import dev.faultline.agent.instrumentation.classfile.Types;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Types of local variables where flows join, for class files from before stack map frames (version
 * 49 and older, and 50 without them). Only what a slot holds is inferred, a reference or one of the
 * four kinds of number, which needs no operand stack and no class hierarchy. What {@code astore}
 * stores is known from the instruction before it, or is {@link Types#UNKNOWN}: R8 and obfuscators
 * store objects whose constructor is yet to be called. A data flow analysis as in JVMS 4.10.2.2;
 * terminates because types only ever lose detail.
 */
final class InferredFrames {

  private static final int MANY = 16;

  private final ClassFile file;
  private final Code code;
  private final Map<Integer, int[]> states = new TreeMap<>();
  private final Deque<Integer> pending = new ArrayDeque<>();
  private final Set<Integer> handlers = new HashSet<>();

  /** Where flows can join; all of them have a state, none but them. */
  private final BitSet targets = new BitSet();

  private final StoredReferences stored;
  private final BitSet lastConstructorCalls;

  /** How many slots a state has; behind them it has two entries more. */
  private final int slots;

  /** What joins are tried in: most of them change nothing. */
  private final int[] scratch;

  /** Entry of a state: 1 in a constructor before it called another one on all ways, else 0. */
  private final int thisWaits;

  /** Entry of a state: how many objects may wait for their constructor, at most {@link #MANY}. */
  private final int waiting;

  private InferredFrames(ClassFile file, Code code, int slots) {
    this.file = file;
    this.code = code;
    stored = new StoredReferences(file, code);
    lastConstructorCalls = stored.lastConstructorCalls();
    this.slots = slots;
    thisWaits = slots;
    waiting = slots + 1;
    scratch = new int[slots + 2];
    for (Code.ExceptionEntry entry : code.exceptions()) {
      handlers.add(entry.handler());
      targets.set(entry.handler());
    }
    findTargets();
  }

  private void findTargets() {
    for (int pc = 0; pc < code.codeLength(); pc += Instructions.length(code, pc)) {
      int opcode = code.opcode(pc);
      if (Instructions.isJump(opcode)) {
        targets.set(Instructions.jumpTarget(code, pc));
      } else if (Instructions.isSwitch(opcode)) {
        Instructions.switchTargets(code, pc).forEach(targets::set);
      }
    }
  }

  /**
   * {@code null} where the method has {@code jsr} and {@code ret}, whose flows can't be told apart
   * so simply.
   */
  static @Nullable StackMap of(ClassFile file, MethodInfo method, Code code) {
    for (int pc = 0; pc < code.codeLength(); pc += Instructions.length(code, pc)) {
      int opcode = Instructions.generalForm(code, pc);
      if (opcode == Instructions.JSR
          || opcode == Instructions.JSR_W
          || opcode == Instructions.RET) {
        return null;
      }
    }
    int[] initial = new StackMap(file, method, new ArrayList<StackMap.Frame>(0)).initial().locals();
    int slots = Math.max(code.usedLocals(), initial.length);
    return new StackMap(file, method, new InferredFrames(file, code, slots).infer(initial));
  }

  private List<StackMap.Frame> infer(int[] initial) {
    int[] state = new int[slots + 2];
    for (int i = 0; i < initial.length; i++) {
      state[thisWaits] |= initial[i] == Types.UNINITIALIZED_THIS ? 1 : 0;
      state[i] = Types.tag(initial[i]) >= Types.NULL ? Types.REFERENCE : initial[i];
    }
    if (targets.get(0)) {
      join(0, state);
    } else {
      walk(0, state);
    }
    while (!pending.isEmpty()) {
      int pc = pending.remove();
      walk(pc, states.get(pc));
    }
    List<StackMap.Frame> result = new ArrayList<>(states.size());
    for (Map.Entry<Integer, int[]> entry : states.entrySet()) {
      result.add(frame(entry.getKey(), entry.getValue()));
    }
    return result;
  }

  /**
   * Of the stack only what waits for its constructor is told, and what a handler is entered with.
   */
  private StackMap.Frame frame(int pc, int[] state) {
    int[] locals = Arrays.copyOf(state, slots);
    if (state[thisWaits] != 0) {
      locals[0] = Types.UNINITIALIZED_THIS;
    }
    int[] stack = new int[state[waiting] + (handlers.contains(pc) ? 1 : 0)];
    for (int i = 0; i < stack.length; i++) {
      stack[i] = i < state[waiting] ? Types.of(Types.UNINITIALIZED, i) : Types.REFERENCE;
    }
    return new StackMap.Frame(pc, locals, stack);
  }

  /** Follows one flow until it ends or runs into a join. */
  private void walk(int start, int @Nullable [] from) {
    if (from == null) {
      return;
    }
    int[] state = from.clone();
    int previous = -1;
    int pc = start;
    while (pc < code.codeLength()) {
      toHandlers(pc, state);
      int opcode = Instructions.generalForm(code, pc);
      if (opcode >= Instructions.ISTORE && opcode <= Instructions.ASTORE) {
        store(state, Instructions.slot(code, pc), opcode, storesReference(previous, pc));
        toHandlers(pc, state);
      } else if (opcode == Instructions.NEW) {
        state[waiting] = Math.min(MANY, state[waiting] + 1);
      } else if (opcode == Instructions.INVOKESPECIAL && stored.isConstructor(pc)) {
        initialize(state);
      } else if (Instructions.isJump(opcode)) {
        join(Instructions.jumpTarget(code, pc), state);
      } else if (Instructions.isSwitch(opcode)) {
        for (int target : Instructions.switchTargets(code, pc)) {
          join(target, state);
        }
        return;
      }
      if (Instructions.endsFlow(opcode)) {
        return;
      }
      previous = pc;
      pc += Instructions.length(code, pc);
      if (targets.get(pc)) {
        join(pc, state);
        return;
      }
    }
  }

  private void initialize(int[] state) {
    if (state[waiting] > 0) {
      state[waiting]--;
    } else {
      state[thisWaits] = 0;
    }
  }

  private void toHandlers(int pc, int[] state) {
    for (Code.ExceptionEntry entry : code.exceptions()) {
      if (entry.covers(pc)) {
        join(entry.handler(), state);
      }
    }
  }

  private boolean storesReference(int previous, int pc) {
    return previous < 0
        ? handlers.contains(pc)
        : stored.isLeftBy(previous, lastConstructorCalls.get(previous));
  }

  private static void store(int[] state, int slot, int opcode, boolean reference) {
    int type =
        opcode != Instructions.ASTORE
            ? NUMBERS[opcode - Instructions.ISTORE]
            : reference ? Types.REFERENCE : Types.UNKNOWN;
    if (slot > 0 && Types.isWide(state[slot - 1])) {
      state[slot - 1] = Types.TOP;
    }
    state[slot] = type;
    if (Types.isWide(type)) {
      state[slot + 1] = Types.TOP;
    }
  }

  private static final int[] NUMBERS = {Types.INT, Types.LONG, Types.FLOAT, Types.DOUBLE};

  private void join(int target, int[] state) {
    int[] known = states.get(target);
    if (known == null) {
      states.put(target, state.clone());
      pending.add(target);
      return;
    }
    int[] merged = scratch;
    System.arraycopy(known, 0, merged, 0, merged.length);
    for (int i = 0; i < slots; i++) {
      if (merged[i] != state[i]) {
        merged[i] = isObject(merged[i]) && isObject(state[i]) ? Types.UNKNOWN : Types.TOP;
      }
    }
    for (int i = 0; i < slots - 1; i++) {
      if (Types.isWide(merged[i]) && merged[i + 1] != Types.TOP) {
        merged[i] = Types.TOP;
      }
    }
    merged[thisWaits] |= state[thisWaits];
    merged[waiting] = Math.max(merged[waiting], state[waiting]);
    if (!Arrays.equals(merged, known)) {
      states.put(target, merged.clone());
      pending.add(target);
    }
  }

  private static boolean isObject(int type) {
    return type == Types.REFERENCE || type == Types.UNKNOWN;
  }
}
