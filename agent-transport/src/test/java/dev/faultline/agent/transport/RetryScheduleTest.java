// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RetryScheduleTest {

  private final RetrySchedule schedule = new RetrySchedule(new Timing(), new SplittableRandom(3));

  @Test
  void firstAttempt_isDueAtOnce() {
    assertThat(schedule.untilNext(123)).isZero();
  }

  @Test
  void pauses_growToAMinuteAndAreSpread() {
    long longest = 0;
    long sum = 0;
    for (int i = 0; i < 1_000; i++) {
      schedule.failed(0, -1);
      long pause = schedule.untilNext(0);
      assertThat(pause).isBetween(0L, Math.min(60_000L, 1_000L << Math.min(i, 20)));
      longest = Math.max(longest, pause);
      sum += pause;
    }

    assertThat(longest).isGreaterThan(55_000);
    assertThat(sum / 1_000).isBetween(25_000L, 35_000L);
  }

  @Test
  void success_startsAgainFromTheShortest() {
    for (int i = 0; i < 20; i++) {
      schedule.failed(0, -1);
    }
    schedule.succeeded();
    assertThat(schedule.untilNext(0)).isZero();
    schedule.failed(0, -1);

    assertThat(schedule.untilNext(0)).isLessThanOrEqualTo(1_000);
  }

  @Test
  void whatTheCollectorAsksFor_isTheLeastPause() {
    schedule.failed(0, 90_000);
    assertThat(schedule.untilNext(0)).isBetween(90_000L, 91_000L);

    schedule.failed(0, Long.MAX_VALUE);
    assertThat(schedule.untilNext(0)).isBetween(3_600_000L, 3_601_000L);
  }

  @Test
  void rejection_waitsMinutes() {
    schedule.rejected(0);

    assertThat(schedule.untilNext(0)).isBetween(180_000L, 225_000L);
  }
}
