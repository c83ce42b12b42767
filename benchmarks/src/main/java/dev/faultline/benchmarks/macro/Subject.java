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
 * @param warmRequests after how many it is compiled, as seen from figures that change no more
 */
record Subject(String name, String workload, List<Integer> failing, int warmRequests) {

  private static final String PROGRAMS = "dev.faultline.benchmarks.programs.";

  private static final List<Subject> ALL =
      List.of(
          new Subject("boot", "", List.of(), 150_000),
          new Subject("library", PROGRAMS + "LibraryWork", List.of(), 40_000),
          new Subject("decompile", PROGRAMS + "DecompileWork", List.of(), 2_000),
          new Subject("log", PROGRAMS + "LogWork", List.of(), 4_000_000),
          new Subject("exceptions", PROGRAMS + "ParserWork", List.of(100), 10_000));

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
