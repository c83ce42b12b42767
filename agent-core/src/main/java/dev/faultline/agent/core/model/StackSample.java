// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.model;

import org.jspecify.annotations.Nullable;

/** What a thread was doing at one moment. Immutable; the stack must not be changed. */
public final class StackSample {

  private final StackTraceElement[] stack;
  private final Thread.State state;
  private final @Nullable String waitsFor;

  /**
   * @param stack innermost frame first
   * @param waitsFor the lock, and which thread has it, for people
   */
  public StackSample(StackTraceElement[] stack, Thread.State state, @Nullable String waitsFor) {
    this.stack = stack;
    this.state = state;
    this.waitsFor = waitsFor;
  }

  StackTraceElement[] stack() {
    return stack;
  }

  Thread.State state() {
    return state;
  }

  @Nullable String waitsFor() {
    return waitsFor;
  }
}
