// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.instrumentation.capture;

import dev.faultline.agent.instrumentation.classfile.ClassFile;
import dev.faultline.agent.instrumentation.classfile.Code;
import dev.faultline.agent.instrumentation.classfile.Instructions;
import dev.faultline.agent.instrumentation.classfile.MalformedClassFileException;
import dev.faultline.agent.instrumentation.classfile.StackMap;
import dev.faultline.agent.instrumentation.classfile.Types;
import java.util.Arrays;
import java.util.BitSet;

/**
 * The types of the local variables before each instruction, followed from the first instruction to
 * the last. Stack map frames say what they are where flows join (JVMS 4.10.1: without a frame, an
 * instruction is only reached from the one before it); stores say what changes in between.
 */
final class LocalTypes {

  private final ClassFile file;
  private final Code code;
  private final StackMap map;
  private final StoredReferences stored;
  private final int[] locals;
  private boolean thisInitialized;

  /** Objects that were made by {@code new} and whose constructor was not called yet. */
  private int uninitialized;

  /** Negative where the instruction can be reached from elsewhere than the one before it. */
  private int previousPc = -1;

  /** Whether the operand stack of the frame that was entered last ends with a reference. */
  private boolean frameLeavesReference;

  LocalTypes(ClassFile file, Code code, StackMap map) {
    this.file = file;
    this.code = code;
    this.map = map;
    stored = new StoredReferences(file, code);
    locals = new int[Math.max(code.usedLocals(), map.initial().locals().length)];
    reset(map.initial());
  }

  private void reset(StackMap.Frame frame) {
    int[] source = frame.locals();
    int n = Math.min(source.length, locals.length);
    System.arraycopy(source, 0, locals, 0, n);
    Arrays.fill(locals, n, locals.length, Types.TOP);
    boolean before = false;
    for (int type : source) {
      before |= Types.tag(type) == Types.UNINITIALIZED_THIS;
    }
    thisInitialized = !before;
  }

  /** To be called before each instruction. Whether anything may have changed. */
  boolean enter(int pc) {
    StackMap.Frame frame = map.at(pc);
    if (frame == null) {
      return false;
    }
    reset(frame);
    previousPc = -1;
    uninitialized = waiting(frame);
    int depth = frame.stack().length;
    frameLeavesReference = depth > 0 && Types.isReference(frame.stack()[depth - 1]);
    return true;
  }

  /** How many objects of a frame wait for their constructor; one can be there repeatedly. */
  private static int waiting(StackMap.Frame frame) {
    BitSet made = new BitSet();
    addWaiting(frame.stack(), made);
    addWaiting(frame.locals(), made);
    return made.isEmpty() ? 0 : made.cardinality();
  }

  private static void addWaiting(int[] types, BitSet made) {
    for (int type : types) {
      if (Types.tag(type) == Types.UNINITIALIZED) {
        made.set(Types.operand(type));
      }
    }
  }

  /** To be called behind each instruction. Whether a local variable changed. */
  boolean leave(int pc) {
    int opcode = Instructions.generalForm(code, pc);
    boolean changed = apply(opcode, pc);
    previousPc = pc;
    return changed;
  }

  private boolean apply(int opcode, int pc) {
    switch (opcode) {
      case Instructions.ISTORE:
        return store(pc, Types.INT);
      case Instructions.LSTORE:
        return store(pc, Types.LONG);
      case Instructions.FSTORE:
        return store(pc, Types.FLOAT);
      case Instructions.DSTORE:
        return store(pc, Types.DOUBLE);
      case Instructions.ASTORE:
        return store(pc, storesReference() ? Types.REFERENCE : Types.UNKNOWN);
      case Instructions.NEW:
        uninitialized++;
        return false;
      case Instructions.INVOKESPECIAL:
        return initialize(pc);
      default:
        return false;
    }
  }

  private boolean storesReference() {
    return previousPc < 0 ? frameLeavesReference : stored.isLeftBy(previousPc, uninitialized == 0);
  }

  private boolean store(int pc, int type) {
    int slot = Instructions.slot(code, pc);
    if (slot >= locals.length || (Types.isWide(type) && slot + 1 >= locals.length)) {
      throw new MalformedClassFileException("a store behind the last local variable");
    }
    if (slot > 0 && Types.isWide(locals[slot - 1])) {
      locals[slot - 1] = Types.TOP;
    }
    locals[slot] = type;
    if (Types.isWide(type)) {
      locals[slot + 1] = Types.TOP;
    }
    return true;
  }

  private boolean initialize(int pc) {
    int method = file.u2(code.codeStart() + pc + 1);
    if (!file.memberName(method).equals("<init>")) {
      return false;
    }
    if (uninitialized > 0) {
      uninitialized--;
      return false;
    }
    for (int i = 0; i < locals.length; i++) {
      if (locals[i] == Types.UNINITIALIZED_THIS) {
        locals[i] = Types.of(Types.OBJECT, file.thisClass());
      }
    }
    thisInitialized = true;
    return true;
  }

  int type(int slot) {
    return slot < locals.length ? locals[slot] : Types.TOP;
  }

  int slots() {
    return locals.length;
  }

  /**
   * False in a constructor until it called another one; nothing may be covered by a handler there.
   */
  boolean thisInitialized() {
    return thisInitialized;
  }

  /**
   * The instruction that always runs before the one that was entered; negative where there is none.
   */
  int previousPc() {
    return previousPc;
  }
}
