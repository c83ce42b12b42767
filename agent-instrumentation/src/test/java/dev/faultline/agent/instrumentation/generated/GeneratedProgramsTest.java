// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.instrumentation.generated;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Random programs behave the same with the agent, and what is recorded of them is what they note
 * themselves. System properties: {@code faultline.generated.programs}, how many; {@code
 * faultline.generated.seed}, the first one's seed, which a failure names.
 */
class GeneratedProgramsTest {

  private static final int BATCH = 5;

  @Test
  void generatedPrograms_behaveTheSame_andAreRecordedAsTheyAre() {
    long first = Long.getLong("faultline.generated.seed", 0);
    int count = Integer.getInteger("faultline.generated.programs", 100);
    Figures figures = new Figures();
    List<String> failures = new ArrayList<>();
    for (long seed = first; seed < first + count && failures.size() < 5; seed++) {
      long batch = Math.floorDiv(seed, BATCH);
      int size = (int) Math.min((batch + 1) * BATCH - seed, first + count - seed);
      check(Batch.of(Flavor.of(batch, Runtime.version().feature()), seed, size), figures, failures);
      seed += size - 1;
    }
    System.out.println("Generated programs: " + figures);
    assertThat(failures).isEmpty();
    assertThat(figures.programs).isGreaterThanOrEqualTo(count - count / 20);
    if (count >= 100) {
      assertThat(figures.variables).isGreaterThan(count);
    }
  }

  private static void check(Batch batch, Figures figures, List<String> failures) {
    Execution execution;
    try {
      execution = batch.compile();
    } catch (Compilation.DoesNotCompile compilerFailed) {
      // javac 17 has a defect that some of them hit
      System.out.println(
          "Not compiled: " + batch.programs().get(0).packageName() + " and the next");
      return;
    }
    for (GeneratedProgram program : batch.programs()) {
      List<String> problems = execution.check(program.packageName());
      if (!problems.isEmpty()) {
        failures.add(describe(program, problems));
      }
    }
    figures.add(execution.figures());
  }

  private static String describe(GeneratedProgram program, List<String> problems) {
    List<String> reduced = Shrinking.of(program, problems);
    return "-Dfaultline.generated.seed="
        + program.seed()
        + " -Dfaultline.generated.programs=1, "
        + program.flavor()
        + "\n"
        + String.join("\n", reduced)
        + "\n"
        + program.text().plain();
  }
}
