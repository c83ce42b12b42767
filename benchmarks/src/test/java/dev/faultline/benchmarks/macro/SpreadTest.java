// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.benchmarks.macro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faultline.benchmarks.macro.Figures.Metric;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SpreadTest {

  @Test
  void spread_isTheMedianAndTheQuarters() {
    assertThat(Spread.of(List.of(5.0, 1.0, 2.0, 4.0, 3.0))).isEqualTo(new Spread(3, 2, 4));
    assertThat(Spread.of(List.of(1.0, 2.0))).isEqualTo(new Spread(1.5, 1.25, 1.75));
  }

  @Test
  void ratio_isToTheRunOfTheSameRound() {
    Results results = new Results();
    results.add(0, "0 %", "none", new Figures().with(Metric.CPU, 10));
    results.add(0, "0 %", "app", new Figures().with(Metric.CPU, 11));
    results.add(1, "0 %", "app", new Figures().with(Metric.CPU, 24));
    results.add(1, "0 %", "none", new Figures().with(Metric.CPU, 20));

    assertThat(results.ratios("0 %", "app", Metric.CPU)).containsExactly(1.1, 1.2);
    assertThat(results.table()).contains("| 0 % | CPU per request, µs | 15.0 | app | 17.5 | 1.150");
  }

  @Test
  void unknownOption_isNamed() {
    assertThatThrownBy(() -> new Options(List.of("--round", "3"), Set.of("rounds"), Set.of()))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("--round is no option")
        .hasMessageContaining("rounds");
  }
}
