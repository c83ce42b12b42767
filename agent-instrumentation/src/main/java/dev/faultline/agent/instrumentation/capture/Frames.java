// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.instrumentation.capture;

import dev.faultline.agent.instrumentation.classfile.ByteSink;
import dev.faultline.agent.instrumentation.classfile.PoolExtension;
import dev.faultline.agent.instrumentation.classfile.StackMap;
import dev.faultline.agent.instrumentation.classfile.Types;

/**
 * Appends frames to a StackMapTable, in order of program counters, each of the kind {@code
 * full_frame} (JVMS 4.7.4).
 */
final class Frames {

  private static final int FULL_FRAME = 255;

  private final PoolExtension pool;
  private final StackMap map;
  private final ByteSink rows = new ByteSink(64);
  private int previous;
  private int count;

  /**
   * @param lastOriginal program counter of the last frame that the table has; -1 where it has none
   */
  Frames(PoolExtension pool, StackMap map, int lastOriginal) {
    this.pool = pool;
    this.map = map;
    previous = lastOriginal;
  }

  /**
   * @param locals by slot, the second slot of a long or double being {@link Types#TOP}
   * @param stack bottom first
   */
  void add(int pc, int[] locals, int... stack) {
    rows.u1(FULL_FRAME).u2(pc - previous - 1);
    previous = pc;
    count++;
    int end = locals.length;
    while (end > 0 && locals[end - 1] == Types.TOP && !(end > 1 && Types.isWide(locals[end - 2]))) {
      end--;
    }
    int entries = 0;
    for (int slot = 0; slot < end; slot += Types.isWide(locals[slot]) ? 2 : 1) {
      entries++;
    }
    rows.u2(entries);
    for (int slot = 0; slot < end; slot += Types.isWide(locals[slot]) ? 2 : 1) {
      type(locals[slot]);
    }
    rows.u2(stack.length);
    for (int type : stack) {
      type(type);
    }
  }

  private void type(int type) {
    switch (Types.tag(type)) {
      case Types.OBJECT:
      case Types.UNINITIALIZED:
        rows.u1(Types.tag(type)).u2(Types.operand(type));
        break;
      case Types.NAMED:
        rows.u1(Types.OBJECT).u2(pool.classConstant(map.name(type)));
        break;
      case Types.REFERENCE:
        rows.u1(Types.OBJECT).u2(pool.classConstant("java/lang/Object"));
        break;
      default:
        rows.u1(type);
    }
  }

  int count() {
    return count;
  }

  ByteSink rows() {
    return rows;
  }
}
