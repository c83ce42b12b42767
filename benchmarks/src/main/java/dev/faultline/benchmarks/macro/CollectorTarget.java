// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.benchmarks.macro;

import dev.faultline.benchmarks.load.CollectorProcess;
import java.io.IOException;
import java.nio.file.Path;

/** The real collector, on the same machine. */
final class CollectorTarget implements AgentTarget {

  private final CollectorProcess collector;

  CollectorTarget(Path folder) throws IOException, InterruptedException {
    collector = CollectorProcess.start(folder, "-Xmx256m");
  }

  @Override
  public int port() {
    return collector.port();
  }

  @Override
  public String description() {
    return "the real collector on the same machine";
  }

  @Override
  public void close() throws IOException {
    collector.close();
  }
}
