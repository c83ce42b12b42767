// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.instrumentation.capture;

import dev.faultline.agent.instrumentation.classfile.ByteSink;
import dev.faultline.agent.instrumentation.classfile.Instructions;
import dev.faultline.agent.instrumentation.classfile.PoolExtension;
import dev.faultline.agent.instrumentation.classfile.Types;
import java.util.ArrayList;
import java.util.List;

/** Instructions that are written behind those of a method. */
final class AppendedCode {

  private static final int SIPUSH = 17;
  private static final int INVOKEVIRTUAL = 182;
  private static final int INVOKESTATIC = 184;
  private static final String ADD_RESULT = ")L" + MethodWriter.HOOK + ";";

  private final int start;
  private final PoolExtension pool;
  private final ByteSink out = new ByteSink(128);

  /** Where the numbers of sites are pushed, in the order of the sites. */
  private final List<Integer> pushes = new ArrayList<>();

  /**
   * @param start length of the method's own code
   */
  AppendedCode(int start, PoolExtension pool) {
    this.start = start;
    this.pool = pool;
  }

  /** Of the next instruction. */
  int pc() {
    return start + out.length();
  }

  ByteSink bytes() {
    return out;
  }

  void put(int opcode) {
    out.u1(opcode);
  }

  void storeReference(int slot) {
    local(Instructions.ASTORE, Instructions.ISTORE, Instructions.ISTORE_0, slot);
  }

  void loadReference(int slot) {
    local(Instructions.ALOAD, Instructions.ILOAD, Instructions.ILOAD_0, slot);
  }

  private void local(int opcode, int base, int shortBase, int slot) {
    if (slot < 4) {
      out.u1(shortBase + (opcode - base) * 4 + slot);
    } else if (slot < 256) {
      out.u1(opcode).u1(slot);
    } else {
      out.u1(Instructions.WIDE).u1(opcode).u2(slot);
    }
  }

  /** Loads a variable and passes it on to the hook below it on the stack. */
  void add(ScopedVariable variable) {
    local(loadOf(variable), Instructions.ILOAD, Instructions.ILOAD_0, variable.slot());
    out.u1(INVOKEVIRTUAL).u2(pool.method(MethodWriter.HOOK, "add", addOf(variable)));
  }

  /** The instruction that loads the variable. */
  static int loadOf(ScopedVariable variable) {
    switch (variable.type()) {
      case Types.INT:
        return Instructions.ILOAD;
      case Types.LONG:
        return Instructions.ILOAD + 1;
      case Types.FLOAT:
        return Instructions.ILOAD + 2;
      case Types.DOUBLE:
        return Instructions.ILOAD + 3;
      default:
        return Instructions.ALOAD;
    }
  }

  /** Descriptor of the hook's method that takes the variable. */
  static String addOf(ScopedVariable variable) {
    switch (variable.type()) {
      case Types.INT:
        return "(I" + ADD_RESULT;
      case Types.LONG:
        return "(J" + ADD_RESULT;
      case Types.FLOAT:
        return "(F" + ADD_RESULT;
      case Types.DOUBLE:
        return "(D" + ADD_RESULT;
      default:
        return "(Ljava/lang/Object;" + ADD_RESULT;
    }
  }

  /** Pushes the number of the next site, which {@link #number} tells. */
  void pushSite() {
    pushes.add(out.length());
    out.u1(SIPUSH).u2(0);
  }

  /** Both ways to push a number have the same length, so that it can be told last. */
  void number(int firstSite) {
    for (int i = 0; i < pushes.size(); i++) {
      int site = firstSite + i;
      int at = pushes.get(i);
      if (site <= Short.MAX_VALUE) {
        out.u2At(at + 1, site);
      } else {
        out.u1At(at, Instructions.LDC_W);
        out.u2At(at + 1, pool.integer(site));
      }
    }
  }

  void callHook(String name, String descriptor) {
    out.u1(INVOKESTATIC).u2(pool.method(MethodWriter.HOOK, name, descriptor));
  }

  /**
   * A field of the hook that is {@code null}, cast to the hook: a class that is linked for the
   * field already.
   */
  void loadUnseen() {
    out.u1(Instructions.GETSTATIC)
        .u2(pool.field(MethodWriter.HOOK, "unseen", "Ljava/lang/Object;"));
    out.u1(Instructions.CHECKCAST).u2(pool.classConstant(MethodWriter.HOOK));
  }

  /** To an instruction that is written already. */
  void jumpBack(int target) {
    int distance = target - pc();
    if (distance >= Short.MIN_VALUE) {
      out.u1(Instructions.GOTO).u2(distance);
    } else {
      out.u1(Instructions.GOTO_W).i4(distance);
    }
  }

  /**
   * @return what {@link #land} takes
   */
  int jumpAhead(int opcode) {
    int at = out.length();
    out.u1(opcode).u2(0);
    return at;
  }

  /** Lets a jump ahead go to the next instruction. */
  void land(int jump) {
    int distance = pc() - (start + jump);
    if (distance > Short.MAX_VALUE) {
      throw new MethodTooLargeException();
    }
    out.u2At(jump + 1, distance);
  }
}
