// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.environment;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import org.jspecify.annotations.Nullable;

/**
 * How long a thread has used a processor. Not known before {@link #start}: the management classes
 * must not be loaded while the JVM starts. Thread-safe.
 */
public final class ThreadClock {

  private static final long NANOS_OF_MILLI = 1_000_000;

  private static volatile @Nullable ThreadMXBean machine;

  private ThreadClock() {}

  /** By a thread of the agent, once the application runs; reads it once, so that all is linked. */
  static void start() {
    if (machine != null) {
      return;
    }
    ThreadMXBean found = ManagementFactory.getThreadMXBean();
    if (found.isCurrentThreadCpuTimeSupported() && found.isThreadCpuTimeEnabled()) {
      millis(found);
      machine = found;
    }
  }

  /** Of the calling thread, which must not be a virtual one; negative where it is not known. */
  public static long millis() {
    ThreadMXBean known = machine;
    return known == null ? -1 : millis(known);
  }

  private static long millis(ThreadMXBean known) {
    long nanos = known.getCurrentThreadCpuTime();
    return nanos < 0 ? -1 : nanos / NANOS_OF_MILLI;
  }
}
