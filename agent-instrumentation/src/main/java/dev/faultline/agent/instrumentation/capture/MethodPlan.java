// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.instrumentation.capture;

import dev.faultline.agent.instrumentation.classfile.Code;
import dev.faultline.agent.instrumentation.classfile.MethodInfo;
import dev.faultline.agent.instrumentation.classfile.StackMap;
import java.util.List;

/** What is to be appended to a method. */
final class MethodPlan {

  /** A span of instructions that {@code VirtualMachineError}s leave without any call of ours. */
  static final class Passage {
    private final Cover cover;
    private final int start;
    private int end;

    Passage(Cover cover, int start, int end) {
      this.cover = cover;
      this.start = start;
      this.end = end;
    }

    Cover cover() {
      return cover;
    }

    int start() {
      return start;
    }

    int end() {
      return end;
    }

    void end(int newEnd) {
      end = newEnd;
    }
  }

  private final MethodInfo method;
  private final Code code;
  private final StackMap map;
  private final boolean withFrames;
  private final List<PlannedHandler> handlers;
  private final List<Passage> passages;
  private final List<PlannedCatch> catches;

  MethodPlan(
      MethodInfo method,
      Code code,
      StackMap map,
      boolean withFrames,
      List<PlannedHandler> handlers,
      List<Passage> passages,
      List<PlannedCatch> catches) {
    this.method = method;
    this.code = code;
    this.map = map;
    this.withFrames = withFrames;
    this.handlers = handlers;
    this.passages = passages;
    this.catches = catches;
  }

  /** The same with other handlers of the same covers. */
  MethodPlan with(List<PlannedHandler> otherHandlers) {
    return new MethodPlan(method, code, map, withFrames, otherHandlers, passages, catches);
  }

  MethodInfo method() {
    return method;
  }

  Code code() {
    return code;
  }

  StackMap map() {
    return map;
  }

  /** Whether the class file has stack map frames, and so needs more of them. */
  boolean withFrames() {
    return withFrames;
  }

  List<PlannedHandler> handlers() {
    return handlers;
  }

  List<Passage> passages() {
    return passages;
  }

  List<PlannedCatch> catches() {
    return catches;
  }

  boolean isEmpty() {
    return handlers.isEmpty() && catches.isEmpty();
  }
}
