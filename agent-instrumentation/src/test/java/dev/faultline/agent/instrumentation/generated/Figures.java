// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.instrumentation.generated;

/** How much was compared. */
final class Figures {
  int programs;
  int runs;
  int exceptions;
  int frames;
  int variables;
  int outcomes;

  /** Variables that were not read, since their method would have become too large. */
  int reduced;

  /**
   * Those of them that are not marked so, since the line does not tell whether they were in scope.
   */
  int unmarked;

  void add(Figures other) {
    programs += other.programs;
    runs += other.runs;
    exceptions += other.exceptions;
    frames += other.frames;
    variables += other.variables;
    outcomes += other.outcomes;
    reduced += other.reduced;
    unmarked += other.unmarked;
  }

  @Override
  public String toString() {
    return programs
        + " programs, "
        + runs
        + " runs, "
        + exceptions
        + " exceptions, "
        + frames
        + " frames, "
        + variables
        + " variables, "
        + outcomes
        + " outcomes, "
        + reduced
        + " variables not read for their method's size, "
        + unmarked
        + " of them not marked";
  }
}
