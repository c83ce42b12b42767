// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.benchmarks.macro;

import java.util.List;

/**
 * A program that is measured.
 *
 * @param name on the command line
 * @param workload class of an in-process one; empty for what answers over HTTP
 * @param failing percentages of requests that fail, for which it is measured; empty for those of
 *     the command line
 */
record Subject(String name, String workload, List<Integer> failing) {

  private static final String PROGRAMS = "dev.faultline.benchmarks.programs.";

  private static final List<Subject> ALL =
      List.of(
          new Subject("boot", "", List.of()),
          new Subject("library", PROGRAMS + "LibraryWork", List.of()),
          new Subject("decompile", PROGRAMS + "DecompileWork", List.of()),
          new Subject("log", PROGRAMS + "LogWork", List.of()),
          new Subject("exceptions", PROGRAMS + "ParserWork", List.of(100)));

  static Subject named(String name) {
    for (Subject subject : ALL) {
      if (subject.name.equals(name)) {
        return subject;
      }
    }
    throw new UsageException(
        "there is no program " + name + "; there are " + ALL.stream().map(Subject::name).toList());
  }

  boolean overHttp() {
    return workload.isEmpty();
  }
}
