// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.capture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LatencyTest {

  private static final long MILLI = 1_000_000;

  private static Latency learning() {
    return new Latency(new SlowSettings(true, 1_000 * MILLI, 0));
  }

  private static void observe(Latency latency, int calls, long millis) {
    for (int i = 0; i < calls; i++) {
      latency.observed(millis * MILLI);
    }
    latency.learn();
  }

  @Test
  void steps_coverAllDurations_withoutGapsOrOverlap() {
    for (int step = 0; step < 99; step++) {
      assertThat(Latency.step(Latency.end(step))).isEqualTo(step + 1);
      assertThat(Latency.step(Latency.end(step) - 1)).isEqualTo(step);
    }
    assertThat(Latency.step(Long.MAX_VALUE)).isEqualTo(99);
    assertThat(Latency.step(-1)).isZero();
  }

  @Test
  void fewCalls_giveNoThreshold() {
    Latency latency = learning();
    observe(latency, Latency.FEWEST - 1, 20);
    assertThat(latency.threshold()).isEqualTo(Latency.NONE);
    observe(latency, 1, 20);
    assertThat(latency.threshold()).isEqualTo(1_000 * MILLI);
  }

  @Test
  void threshold_isThreeTimesWhatMostCallsTake() {
    Latency latency = learning();
    observe(latency, 96, 1_000);
    observe(latency, 4, 60_000);
    assertThat(latency.threshold()).isBetween(3_000 * MILLI, 3_700 * MILLI);
  }

  @Test
  void threshold_followsWhatBecomesUsual() {
    Latency latency = learning();
    observe(latency, 1_000, 20);
    for (int i = 0; i < 10; i++) {
      observe(latency, 1_000, 2_000);
    }
    assertThat(latency.threshold()).isBetween(6_000 * MILLI, 7_500 * MILLI);
    for (int i = 0; i < 40; i++) {
      observe(latency, 1_000, 20);
    }
    assertThat(latency.threshold()).isEqualTo(1_000 * MILLI);
  }

  @Test
  void fixedThreshold_isNotLearned() {
    Latency latency = new Latency(new SlowSettings(true, 1_000 * MILLI, 300 * MILLI));
    observe(latency, 1_000, 2_000);
    assertThat(latency.threshold()).isEqualTo(300 * MILLI);
    assertThat(latency.isLearned()).isFalse();
  }
}
