// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.transport;

import java.util.SplittableRandom;

/**
 * When to try again: exponential back-off with full jitter, so that a thousand agents don't come
 * back at once. Times are those of {@link Monotonic}. For one thread.
 */
final class RetrySchedule {

  private final Timing timing;
  private final SplittableRandom random;
  private int failures;
  private long notBefore = Long.MIN_VALUE;

  RetrySchedule(Timing timing, SplittableRandom random) {
    this.timing = timing;
    this.random = random;
  }

  void succeeded() {
    failures = 0;
    notBefore = Long.MIN_VALUE;
  }

  /**
   * @param retryAfter what the collector asked for; negative where it did not
   */
  void failed(long now, long retryAfter) {
    long ceiling = Math.min(timing.backOffMaximum, timing.backOffStart << Math.min(failures, 20));
    failures++;
    long pause = random.nextLong(ceiling + 1);
    if (retryAfter >= 0) {
      // all agents were told the same, so they are spread over a second more
      pause = Math.min(retryAfter, timing.retryAfterMaximum) + pause % 1_000;
    }
    notBefore = now + pause;
  }

  /** Only people can change it, so it may take minutes. */
  void rejected(long now) {
    failures++;
    notBefore = now + timing.rejected + random.nextLong(timing.rejected / 4 + 1);
  }

  /** How long to wait still; 0 or less where it is time. */
  long untilNext(long now) {
    return notBefore == Long.MIN_VALUE ? 0 : notBefore - now;
  }
}
