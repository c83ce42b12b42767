// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.capture;

import dev.faultline.agent.core.model.StackSample;
import java.lang.management.LockInfo;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Looks at what threads do, from outside, without anything that the application may have
 * overridden. For one thread of the agent; the first use loads the management classes.
 */
final class StackSampler {

  private static final String VIRTUAL = "java.lang.VirtualThread";

  private final ThreadRecords threads;
  private @Nullable ThreadMXBean machine;

  StackSampler(ThreadRecords threads) {
    this.threads = threads;
  }

  /** {@code null} where the thread has ended. */
  @Nullable StackSample sample(Thread thread) {
    String type = thread.getClass().getName();
    if (type.equals(VIRTUAL)) {
      return of(thread.getStackTrace(), thread.getState(), null);
    }
    // a class of the JDK's: its stack stops no other thread
    boolean isPlain = thread.getClass().getClassLoader() == null;
    ThreadInfo info = machine().getThreadInfo(threads.id(thread), isPlain ? 0 : Integer.MAX_VALUE);
    if (info == null) {
      return null;
    }
    StackTraceElement[] stack = isPlain ? thread.getStackTrace() : info.getStackTrace();
    return of(stack, info.getThreadState(), waitsFor(info));
  }

  private static @Nullable StackSample of(
      StackTraceElement[] stack, Thread.State state, @Nullable String waitsFor) {
    int first = 0;
    while (first < stack.length && StatementTrace.isOfAgent(stack[first].getClassName())) {
      first++;
    }
    if (first == stack.length) {
      return null;
    }
    return new StackSample(Arrays.copyOfRange(stack, first, stack.length), state, waitsFor);
  }

  private static @Nullable String waitsFor(ThreadInfo info) {
    LockInfo lock = info.getLockInfo();
    if (lock == null) {
      return null;
    }
    String owner = info.getLockOwnerName();
    return lock.getClassName() + (owner == null ? "" : ", which thread \"" + owner + "\" has");
  }

  private ThreadMXBean machine() {
    ThreadMXBean known = machine;
    if (known == null) {
      known = ManagementFactory.getThreadMXBean();
      machine = known;
    }
    return known;
  }
}
