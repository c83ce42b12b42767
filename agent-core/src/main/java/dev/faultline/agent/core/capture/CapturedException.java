// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.capture;

import dev.faultline.agent.core.model.FrameRecord;
import dev.faultline.agent.core.model.Value;
import dev.faultline.agent.core.record.ObjectGraph;
import dev.faultline.agent.core.site.HandlerSite;
import dev.faultline.agent.core.site.MethodSites;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The frames that one exception has been seen to pass, matched to its stack trace. Handlers run
 * from the throw outwards, so the matching only ever moves on.
 */
final class CapturedException {

  private final Throwable throwable;
  private final StackTraceElement[] stack;
  private final Map<Integer, FrameRecord> byIndex = new HashMap<>();
  private final List<FrameRecord> rebuilt = new ArrayList<>(0);
  private int matched = -1;
  private @Nullable MethodSites lastPassed;

  /**
   * Whether the frame that was moved to is none of the stack: the throwable was made elsewhere, or
   * has none.
   */
  private boolean outsideOfStack;

  private boolean closed;

  private boolean late;

  CapturedException(Throwable throwable, StackTraceElement[] stack) {
    this.throwable = throwable;
    this.stack = stack;
  }

  Throwable throwable() {
    return throwable;
  }

  StackTraceElement[] stack() {
    return stack;
  }

  /**
   * Frames that were passed before any of the stack, in that order. A throwable can be thrown
   * elsewhere than it was made, as those are that are kept and thrown again, or have no stack at
   * all.
   */
  List<FrameRecord> rebuilt() {
    return rebuilt;
  }

  /** What was recorded for an element of the stack. */
  @Nullable FrameRecord frame(int index) {
    return byIndex.get(index);
  }

  /** Makes room for the values of another recording in front of the numbers of these. */
  void renumber(int offset) {
    for (FrameRecord frame : byIndex.values()) {
      renumber(frame, offset);
    }
    for (FrameRecord frame : rebuilt) {
      renumber(frame, offset);
    }
  }

  private static void renumber(FrameRecord frame, int offset) {
    List<Value> variables = frame.variables();
    if (variables != null) {
      ObjectGraph.renumber(variables, offset);
    }
  }

  /** Index of the outermost frame that was passed; -1 before the first. */
  int matched() {
    return matched;
  }

  /**
   * Moves on to the frame that a handler belongs to.
   *
   * @return false where it is a frame that was passed already ({@code finally} and the like
   *     rethrow), or none of the stack
   */
  boolean moveTo(HandlerSite site) {
    if (closed) {
      return false;
    }
    int next = find(site);
    if (next < 0 && matched < 0) {
      // a second run in such a frame can't be told from recursion: the first is kept
      outsideOfStack = lastPassed != site.method();
      lastPassed = site.method();
      return outsideOfStack;
    }
    outsideOfStack = false;
    if (next < 0 || (matched >= 0 && isOf(stack[matched], site) && isSameFrame(site, next))) {
      return false;
    }
    matched = next;
    return true;
  }

  /** Of the frame that was moved to; -1 where it is unknown. */
  int line() {
    return outsideOfStack || matched < 0 ? -1 : stack[matched].getLineNumber();
  }

  boolean isOutsideOfStack() {
    return outsideOfStack;
  }

  /** Frames that it has passed already were not recorded. */
  void beginsLate() {
    late = true;
  }

  boolean isLate() {
    return late;
  }

  /** No more frames: those that it passes from here on are another thread's. */
  void close() {
    closed = true;
  }

  private int find(HandlerSite site) {
    for (int i = matched + 1; i < stack.length; i++) {
      if (isOf(stack[i], site)) {
        return i;
      }
    }
    return -1;
  }

  private static boolean isOf(StackTraceElement element, HandlerSite site) {
    MethodSites method = site.method();
    return element.getMethodName().equals(method.name())
        && element.getClassName().equals(method.className());
  }

  /**
   * In recursion, whether the handler that runs is still one of the frame that was passed last.
   * Lines often tell; where they don't, the depth of the stack does.
   */
  private boolean isSameFrame(HandlerSite site, int candidate) {
    if (!site.canBeOfLine(stack[candidate].getLineNumber())) {
      return true;
    }
    int depth = depth();
    return depth >= 0 && depth > stack.length - candidate;
  }

  /**
   * Frames from here to the thread's start, without the agent's own; -1 where the JVM cuts stacks.
   */
  private static int depth() {
    StackTraceElement[] now = new Throwable().getStackTrace();
    int own = 0;
    while (own < now.length
        && (now[own].getClassName().startsWith("dev.faultline.agent.core.")
            || now[own].getClassName().equals("java.lang.FaultlineHook"))) {
      own++;
    }
    return now.length >= 1024 ? -1 : now.length - own;
  }

  /** Keeps what was recorded of the frame that was moved to. */
  void record(HandlerSite site, List<Value> variables) {
    MethodSites method = site.method();
    FrameRecord frame;
    if (outsideOfStack) {
      frame = new FrameRecord(method.className(), method.name(), null, site.firstLine());
      rebuilt.add(frame);
    } else {
      StackTraceElement element = stack[matched];
      frame =
          new FrameRecord(
              element.getClassName(),
              element.getMethodName(),
              element.getFileName(),
              element.getLineNumber());
      byIndex.put(matched, frame);
    }
    frame
        .application(true)
        .descriptor(method.descriptor())
        .code(method.code())
        .variables(variables);
  }
}
