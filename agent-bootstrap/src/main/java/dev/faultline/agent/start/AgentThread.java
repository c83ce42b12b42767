// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.start;

import dev.faultline.agent.core.thread.BackgroundThread;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * The agent's own thread: connects, then finishes what has come to rest and writes the log, until
 * the JVM ends.
 */
final class AgentThread extends BackgroundThread {

  private static final long TICK = TimeUnit.MILLISECONDS.toNanos(500);
  private static final int TICKS_TO_REPORT = 600;

  private final Agent agent;
  private int ticks;

  AgentThread(Agent agent) {
    super("faultline-capture");
    this.agent = agent;
  }

  @Override
  protected boolean turn() {
    agent.connect();
    LockSupport.parkNanos(TICK);
    agent.tick();
    if (++ticks % TICKS_TO_REPORT == 0) {
      agent.logReport();
    }
    return true;
  }
}
