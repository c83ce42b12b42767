// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.capture;

import dev.faultline.agent.core.model.EntryPoint;
import dev.faultline.agent.core.model.InvocationCount;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Counts the calls of one entry point. Thread-safe. */
final class InvocationTally {

  private final String name;
  private final EntryPoint.Kind kind;
  private final AtomicLong count = new AtomicLong();
  private final AtomicLong failed = new AtomicLong();
  private final AtomicLong nanos = new AtomicLong();
  private final Latency latency;

  InvocationTally(String name, EntryPoint.Kind kind, SlowSettings slow) {
    this.name = name;
    this.kind = kind;
    latency = new Latency(slow);
  }

  Latency latency() {
    return latency;
  }

  void called(long duration, boolean hasFailed) {
    nanos.addAndGet(duration);
    latency.observed(duration);
    if (hasFailed) {
      failed.incrementAndGet();
    }
    count.incrementAndGet();
  }

  /** What was counted since the last call; {@code null} for nothing. By the sending thread only. */
  @Nullable InvocationCount take(long from, long to) {
    long taken = count.getAndSet(0);
    return taken == 0
        ? null
        : new InvocationCount(
            name,
            kind,
            from,
            to,
            taken,
            Math.min(taken, failed.getAndSet(0)),
            nanos.getAndSet(0) / 1_000_000);
  }
}
