// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.benchmarks.macro;

import dev.faultline.benchmarks.programs.Failures;
import java.io.IOException;

/** How a program is told to work. */
interface Driver {

  /** Returns when it has answered for the first time. */
  void awaitFirstAnswer() throws IOException, InterruptedException;

  /**
   * Lets it work.
   *
   * @param percent of the requests are to fail, spread by {@link Failures}
   * @return throughput, latency, allocation
   */
  Work run(long millis, int percent) throws IOException, InterruptedException;

  /** What was done. */
  record Work(long requests, double nanos, long p50, long p99, long allocated) {}
}
