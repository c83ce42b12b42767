// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.capture;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * What recording has cost the application's threads since the JVM's start: how long each snapshot
 * took its thread, and all of it together. For the agent's own health.
 *
 * <p>Thread-safe and wait-free; allocates nothing while counting.
 */
public final class CaptureTimes {

  /** Upper bounds of the classes but for the last one, in microseconds. */
  private static final long[] BOUNDS = {100, 300, 1_000, 3_000, 10_000, 30_000};

  private final AtomicLongArray counts = new AtomicLongArray(BOUNDS.length + 1);
  private final AtomicLong nanos = new AtomicLong();

  /** Time that was spent on what may be recorded, or dropped in the end, in nanoseconds. */
  void spent(long moreNanos) {
    nanos.addAndGet(moreNanos);
  }

  /** A snapshot is complete that took its thread so long, in nanoseconds. */
  void recorded(long nanosOfSnapshot) {
    int place = 0;
    while (place < BOUNDS.length && nanosOfSnapshot > BOUNDS[place] * 1_000) {
      place++;
    }
    counts.incrementAndGet(place);
  }

  /** All of the time, in microseconds. */
  public long micros() {
    return nanos.get() / 1_000;
  }

  /** Of all snapshots, whether they could be sent or not. */
  public long snapshots() {
    long sum = 0;
    for (int i = 0; i < counts.length(); i++) {
      sum += counts.get(i);
    }
    return sum;
  }

  /** How many took at most 0.1, 0.3, 1, 3, 10 and 30 ms, and how many took longer. */
  public long[] histogram() {
    long[] copy = new long[counts.length()];
    for (int i = 0; i < copy.length; i++) {
      copy[i] = counts.get(i);
    }
    return copy;
  }

  /** For people: {@code 12 snapshots took 9 ms: 10 up to 0.3 ms, 2 up to 3 ms}. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    text.append(snapshots()).append(" snapshots took ").append(micros() / 1_000).append(" ms");
    String separator = ": ";
    for (int i = 0; i < counts.length(); i++) {
      if (counts.get(i) > 0) {
        text.append(separator).append(counts.get(i)).append(classAt(i));
        separator = ", ";
      }
    }
    return text.toString();
  }

  private static String classAt(int place) {
    boolean isLast = place == BOUNDS.length;
    long micros = BOUNDS[isLast ? place - 1 : place];
    String millis = micros < 1_000 ? "0." + micros / 100 : "" + micros / 1_000;
    return (isLast ? " over " : " up to ") + millis + " ms";
  }
}
