// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.demo.launch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/** All JVMs of the demo. After {@link #close} none runs, and none can be started. */
final class Programs implements AutoCloseable {
  private final Deque<Program> running = new ArrayDeque<>();
  private boolean closed;

  synchronized Program start(
      String name, List<String> command, Map<String, String> environment, Path log) {
    if (closed) {
      throw new DemoException("The demo is ending.");
    }
    try {
      Program program = Program.start(name, command, environment, log);
      running.push(program);
      return program;
    } catch (IOException e) {
      throw new DemoException("The %s can't be started: %s".formatted(name, e.getMessage()), e);
    }
  }

  synchronized boolean isClosed() {
    return closed;
  }

  synchronized void mustBeAlive() {
    if (!closed) {
      running.forEach(Program::mustBeAlive);
    }
  }

  synchronized void stop(Program program) {
    if (running.remove(program)) {
      program.stop();
    }
  }

  /** Ends all, the last one started first. */
  @Override
  public synchronized void close() {
    closed = true;
    while (!running.isEmpty()) {
      running.pop().stop();
    }
  }
}
