// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.benchmarks.macro;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Processes that must not outlive the harness, also where it is interrupted. Thread-safe. */
public final class Children {

  private static final Set<Process> RUNNING = ConcurrentHashMap.newKeySet();

  static {
    Runtime.getRuntime().addShutdownHook(new Thread(Children::end, "end of the measured programs"));
  }

  private Children() {}

  public static void add(Process process) {
    RUNNING.removeIf(child -> !child.isAlive());
    RUNNING.add(process);
  }

  private static void end() {
    RUNNING.forEach(Process::destroyForcibly);
  }
}
