// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.benchmarks.programs;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class HistogramTest {

  @Test
  void quantiles_areExactToABucket() {
    Histogram times = new Histogram();
    for (int i = 1; i <= 100_000; i++) {
      times.record(i * 10L);
    }

    assertThat(times.total()).isEqualTo(100_000);
    assertThat(times.quantile(0.5)).isCloseTo(500_000, Percentage.withPercentage(1.6));
    assertThat(times.quantile(0.99)).isCloseTo(990_000, Percentage.withPercentage(1.6));
  }

  @Test
  void largestTime_isCounted() {
    Histogram times = new Histogram();
    times.record(Long.MAX_VALUE);

    assertThat(times.quantile(1)).isGreaterThan(Long.MAX_VALUE / 100 * 98);
  }

  @Test
  void failures_areTheShareThatWasAskedFor() {
    Failures one = new Failures(1);
    Failures twenty = new Failures(20);
    int ones = 0;
    int twenties = 0;
    for (int i = 0; i < 1_000; i++) {
      ones += one.fails(i) ? 1 : 0;
      twenties += twenty.fails(i) ? 1 : 0;
    }

    assertThat(ones).isEqualTo(10);
    assertThat(twenties).isEqualTo(200);
    assertThat(new Failures(0).fails(0)).isFalse();
  }
}
