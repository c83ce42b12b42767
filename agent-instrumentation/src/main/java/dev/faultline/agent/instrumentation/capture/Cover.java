// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.instrumentation.capture;

import dev.faultline.agent.instrumentation.classfile.Code;
import dev.faultline.agent.instrumentation.classfile.StackMap;
import dev.faultline.agent.instrumentation.classfile.Types;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The method's own handlers that cover a range of its instructions, in the order of its exception
 * table, and the local variables that they need: a handler of ours in front of them, being covered
 * by them itself, must keep those.
 */
final class Cover {

  private final List<Code.ExceptionEntry> handlers;
  private final int[] required;
  private final boolean supported;

  Cover(List<Code.ExceptionEntry> handlers, StackMap map, boolean withFrames) {
    this.handlers = handlers;
    int[] needed = new int[0];
    boolean possible = true;
    if (withFrames) {
      for (Code.ExceptionEntry handler : handlers) {
        StackMap.Frame frame = map.at(handler.handler());
        if (frame == null) {
          possible = false;
          break;
        }
        needed = merge(needed, frame);
      }
    }
    for (int type : needed) {
      possible &= !Types.isUninitialized(type);
    }
    required = needed;
    supported = possible;
  }

  /**
   * The first handler's word counts where two of them name different types for a slot: an inner
   * handler's own code is covered by the outer one, so that the verifier has seen the inner type to
   * be one of the outer.
   */
  private static int[] merge(int[] needed, StackMap.Frame frame) {
    int n = Math.max(needed.length, frame.locals().length);
    int[] result = new int[n];
    System.arraycopy(needed, 0, result, 0, needed.length);
    for (int slot = 0; slot < frame.locals().length; slot++) {
      if (result[slot] == Types.TOP && !isSecondOfWide(result, slot)) {
        result[slot] = frame.local(slot);
      }
    }
    return result;
  }

  private static boolean isSecondOfWide(int[] locals, int slot) {
    return slot > 0 && Types.isWide(locals[slot - 1]);
  }

  List<Code.ExceptionEntry> handlers() {
    return handlers;
  }

  /** By slot; {@link Types#TOP} where nothing is needed. */
  int[] required() {
    return required;
  }

  /** False where a handler of ours could not be verified in front of these. */
  boolean supported() {
    return supported;
  }

  /**
   * Whether the first of them is the code at {@code pc} itself, as in the release of a monitor that
   * javac writes.
   */
  boolean beginsWithItself(int pc) {
    Code.@Nullable ExceptionEntry first = handlers.isEmpty() ? null : handlers.get(0);
    return first != null
        && first.type() == 0
        && first.covers(first.handler())
        && pc >= first.handler();
  }
}
