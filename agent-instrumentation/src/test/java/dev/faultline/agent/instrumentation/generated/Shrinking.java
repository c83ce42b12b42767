// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.instrumentation.generated;

import java.util.List;

/** Leaves out of a failing program whatever can be left out while it still fails. */
final class Shrinking {

  private static final int MOST_ATTEMPTS = 400;

  private final GeneratedProgram program;
  private List<String> problems;
  private int attempts;

  private Shrinking(GeneratedProgram program, List<String> problems) {
    this.program = program;
    this.problems = problems;
  }

  /**
   * @return what is wrong with what is left of the program
   */
  static List<String> of(GeneratedProgram program, List<String> problems) {
    Shrinking shrinking = new Shrinking(program, problems);
    int before;
    do {
      before = shrinking.program.text().plain().length();
      shrinking.shrink(program.tree());
    } while (shrinking.program.text().plain().length() < before
        && shrinking.attempts < MOST_ATTEMPTS);
    return shrinking.problems;
  }

  private void shrink(Tree tree) {
    for (Tree child : tree.children()) {
      if (child.isDropped() || attempts >= MOST_ATTEMPTS) {
        continue;
      }
      child.drop(true);
      attempts++;
      List<String> still = check();
      if (still.isEmpty()) {
        child.drop(false);
        shrink(child);
      } else {
        problems = still;
      }
    }
  }

  /** Empty also where what is left is no Java any more, or where notes now change it. */
  private List<String> check() {
    try {
      Execution execution = new Batch(program.flavor(), List.of(program)).compile();
      List<String> found = execution.check(program.packageName());
      return found.size() > 1 && found.get(1).startsWith("notes change") ? List.of() : found;
    } catch (Compilation.DoesNotCompile | Compilation.CompilerCrashed | IllegalStateException e) {
      return List.of();
    }
  }
}
