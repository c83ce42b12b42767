// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.benchmarks.macro;

import java.io.IOException;

/** Talks to {@link dev.faultline.benchmarks.programs.Program}. */
final class InProcessDriver implements Driver {

  private final MeasuredJvm jvm;

  InProcessDriver(MeasuredJvm jvm) {
    this.jvm = jvm;
  }

  @Override
  public void awaitFirstAnswer() throws IOException {
    jvm.read("ready");
  }

  @Override
  public Work run(long millis, int percent) throws IOException {
    jvm.write("run " + millis + " " + percent);
    String[] words = jvm.read("done").split(" ");
    return new Work(
        Long.parseLong(words[1]),
        Long.parseLong(words[2]),
        Long.parseLong(words[3]),
        Long.parseLong(words[4]),
        Long.parseLong(words[5]));
  }
}
