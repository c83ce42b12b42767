// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.instrumentation.capture;

import dev.faultline.agent.instrumentation.classfile.Code;
import dev.faultline.agent.instrumentation.classfile.StackMap;
import dev.faultline.agent.instrumentation.classfile.Types;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The method's own handlers that cover a range of its instructions, in the order of its exception
 * table, and the local variables that they need: a handler of ours in front of them, being covered
 * by them itself, must keep those.
 */
final class Cover {

  private static final int CONTRADICTION = -1;

  private final List<Code.ExceptionEntry> handlers;
  private final int[] required;
  private final boolean supported;

  Cover(List<Code.ExceptionEntry> handlers, Code code, StackMap map, boolean withFrames) {
    this.handlers = handlers;
    int[] needed = withFrames ? needed(code, map) : new int[0];
    supported = needed != null;
    required = needed == null ? new int[0] : needed;
  }

  /** {@code null} where a handler of ours could not be verified in front of these. */
  private int @Nullable [] needed(Code code, StackMap map) {
    int[] needed = new int[0];
    for (int i = 0; i < handlers.size(); i++) {
      StackMap.Frame frame = map.at(handlers.get(i).handler());
      if (frame == null) {
        return null;
      }
      int[] locals = frame.locals();
      needed = Arrays.copyOf(needed, Math.max(needed.length, locals.length));
      for (int slot = 0; slot < locals.length; slot++) {
        int type = merge(code, map, needed[slot], locals[slot], i);
        if (type == CONTRADICTION || Types.isUninitialized(type)) {
          return null;
        }
        needed[slot] = type;
      }
    }
    for (int slot = 1; slot < needed.length; slot++) {
      if (Types.isWide(needed[slot - 1]) && needed[slot] != Types.TOP) {
        return null;
      }
    }
    return needed;
  }

  /** The type of a slot that is one of what both need. No class is loaded to find out. */
  private int merge(Code code, StackMap map, int needed, int type, int handler) {
    if (type == Types.TOP || type == needed) {
      return needed;
    }
    if (needed == Types.TOP) {
      return type;
    }
    if (!Types.isReference(needed) || !Types.isReference(type)) {
      return CONTRADICTION;
    }
    if (needed == Types.NULL || type == Types.NULL) {
      return Types.NULL;
    }
    String name = name(code, map, type);
    if (name.equals("java/lang/Object") || name.equals(name(code, map, needed))) {
      return needed;
    }
    if (name(code, map, needed).equals("java/lang/Object")) {
      return type;
    }
    return coversOthers(code, handler) ? needed : CONTRADICTION;
  }

  private static String name(Code code, StackMap map, int type) {
    return Types.tag(type) == Types.NAMED
        ? map.name(type)
        : code.file().className(Types.operand(type));
  }

  /**
   * An inner handler's own code is covered by the outer one: the verifier has seen the inner type
   * to be one of the outer.
   */
  private boolean coversOthers(Code code, int handler) {
    int outer = handlers.get(handler).handler();
    for (int i = 0; i < handler; i++) {
      int inner = handlers.get(i).handler();
      if (inner != outer && !covers(code, outer, inner)) {
        return false;
      }
    }
    return true;
  }

  private static boolean covers(Code code, int handler, int pc) {
    for (Code.ExceptionEntry entry : code.exceptions()) {
      if (entry.handler() == handler && entry.covers(pc)) {
        return true;
      }
    }
    return false;
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
