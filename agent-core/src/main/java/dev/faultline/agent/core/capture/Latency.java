// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.capture;

import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * How long calls of one entry point take, and from when on one is slow: three times as long as 95
 * of 100 calls take at most, but not below the floor, and not before {@value #FEWEST} calls were
 * seen. Older calls count half after each {@value #MANY}, so that what is usual now counts.
 *
 * <p>A histogram with four steps for each doubling, from 256 µs to about two hours; what it says is
 * at most a fifth too high. Thread-safe and wait-free; concurrent halving may lose single calls.
 */
final class Latency {

  static final int FEWEST = 50;
  static final long NONE = Long.MAX_VALUE;

  private static final int MANY = 4_000;
  private static final int FACTOR = 3;
  private static final int STEPS = 100;

  private final AtomicIntegerArray histogram = new AtomicIntegerArray(STEPS);
  private final SlowSettings settings;
  private volatile long learned = NONE;

  Latency(SlowSettings settings) {
    this.settings = settings;
  }

  /** A call is over. */
  void observed(long nanos) {
    histogram.incrementAndGet(step(nanos));
  }

  /** A quarter of the way from a power of two to the next. */
  static int step(long nanos) {
    long units = Math.max(0, nanos) >>> 18;
    if (units < 4) {
      return (int) units;
    }
    int octave = 63 - Long.numberOfLeadingZeros(units);
    return Math.min(STEPS - 1, 4 * (octave - 1) + (int) (units >>> (octave - 2) & 3));
  }

  /** The end of a step, in nanoseconds. */
  static long end(int step) {
    if (step < 4) {
      return (step + 1L) << 18;
    }
    return (step % 4 + 5L) << (step / 4 - 1) << 18;
  }

  boolean isLearned() {
    return settings.fixed() <= 0;
  }

  /** In nanoseconds; {@link #NONE} while nothing is known. */
  long threshold() {
    return isLearned() ? learned : settings.fixed();
  }

  /** Learns from what was observed. By one thread now and then. */
  void learn() {
    if (!isLearned()) {
      return;
    }
    long all = 0;
    for (int i = 0; i < STEPS; i++) {
      all += histogram.get(i);
    }
    if (all < FEWEST) {
      return;
    }
    learned = Math.max(settings.floor(), FACTOR * end(stepOf(all - all / 20)));
    if (all >= MANY) {
      for (int i = 0; i < STEPS; i++) {
        histogram.set(i, histogram.get(i) / 2);
      }
    }
  }

  /** The first step at which so many calls had ended. */
  private int stepOf(long calls) {
    long sum = 0;
    int step = -1;
    while (sum < calls && step < STEPS - 1) {
      sum += histogram.get(++step);
    }
    return Math.max(0, step);
  }
}
