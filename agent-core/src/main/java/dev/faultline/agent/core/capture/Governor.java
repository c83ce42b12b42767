// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.capture;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Keeps the time that application threads spend on recording under a share of CPU time. A token
 * bucket in nanoseconds: time refills it, recording empties it. First occurrences of an event may
 * go on when it is empty, out of a reserve of their own.
 *
 * <p>Thread-safe and wait-free. Approximate by what is being recorded at the moment.
 */
public final class Governor {

  private final double share;
  private final long capacity;
  private final AtomicLong general;
  private final AtomicLong reserve;

  /**
   * @param share of the time of all processors, such as 0.005
   * @param processors that the JVM may use
   */
  public Governor(double share, int processors) {
    this.share = share * processors;
    capacity = (long) Math.max(50_000_000L, 10_000_000_000L * this.share);
    general = new AtomicLong(capacity / 2);
    // an application's start is when most events occur for the first time
    reserve = new AtomicLong(10 * capacity);
  }

  boolean allows(boolean first) {
    return general.get() > 0 || (first && reserve.get() > 0);
  }

  /** To be called with the time that was spent, in nanoseconds. */
  void spent(long nanos, boolean first) {
    if (general.get() > 0 || !first) {
      general.addAndGet(-nanos);
    } else {
      reserve.addAndGet(-nanos);
    }
  }

  /** To be called by one thread now and then with the time since its last call, in nanoseconds. */
  public void refill(long elapsed) {
    long earned = (long) (elapsed * share);
    add(general, earned, capacity);
    add(reserve, earned, 10 * capacity);
  }

  private static void add(AtomicLong bucket, long amount, long limit) {
    long before = bucket.get();
    bucket.addAndGet(Math.min(amount, Math.max(0, limit - before)));
  }
}
