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

  private static final int MOST_FAILURES = 5;
  private final Figures figures = new Figures();
  private final List<String> failures = new ArrayList<>();
  private int notCompiled;

  @Test
  void generatedPrograms_behaveTheSame_andAreRecordedAsTheyAre() {
    long first = Long.getLong("faultline.generated.seed", 0);
    int count = Integer.getInteger("faultline.generated.programs", 100);
    for (Seeds seeds : Seeds.of(first, count, Runtime.version().feature())) {
      if (failures.size() < MOST_FAILURES) {
        check(Batch.of(seeds));
      }
    }
    System.out.println(
        "Generated programs: " + figures + ", " + notCompiled + " that the compiler crashes on");
    assertThat(failures).isEmpty();
    assertThat(figures.programs).isEqualTo(count - notCompiled);
    assertThat(notCompiled).isLessThanOrEqualTo(1 + count / 200);
    if (count >= 100) {
      assertThat(figures.variables).isGreaterThan(count);
      assertThat(figures.unmarked * 100).isLessThan(figures.variables);
    }
  }

  /**
   * Where the compiler crashes, by a defect of its own, only the program is left out it does on.
   */
  private void check(Batch batch) {
    Execution execution;
    try {
      execution = batch.compile();
    } catch (Compilation.CompilerCrashed crashed) {
      if (batch.programs().size() > 1) {
        batch.split().forEach(this::check);
      } else {
        notCompiled++;
        System.out.println("The compiler crashes on " + batch.programs().get(0).packageName());
      }
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
