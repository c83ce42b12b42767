// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.benchmarks.macro;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.benchmarks.macro.Figures.Metric;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each program for a moment, so that none rots; says nothing about how fast anything is. */
class MacroIT {

  @ParameterizedTest
  @CsvSource({"boot, 20", "library, 20", "decompile, 20", "log, 20", "exceptions, 100"})
  void program_answersWithoutAndWithTheAgent(String program, String percent) throws Exception {
    List<Results> results =
        Macro.run(
            List.of(
                "--sink",
                "--programs",
                program,
                "--variants",
                "app",
                "--rounds",
                "1",
                "--warm",
                "0",
                "--seconds",
                "1",
                "--fails",
                percent));

    for (Metric metric : Metric.values()) {
      assertThat(results.get(0).ratios(percent + " %", "app", metric))
          .as(metric.name())
          .singleElement()
          .satisfies(ratio -> assertThat(ratio).isPositive().isFinite());
    }
  }
}
