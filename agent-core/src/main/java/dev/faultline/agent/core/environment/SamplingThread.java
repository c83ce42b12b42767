// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.environment;

import dev.faultline.agent.core.log.AgentLog;
import dev.faultline.agent.core.redact.Redactor;
import dev.faultline.agent.core.thread.BackgroundThread;
import org.jspecify.annotations.Nullable;

/**
 * The agent's thread for what is due every second: the environment's sample, and writing the
 * agent's log. Start it when the application's {@code main} has started, not before.
 */
public final class SamplingThread extends BackgroundThread implements EnvironmentSource {

  private final Redactor redactor;
  private final String host;
  private final PressureGauge gauge;
  private final PressureListener listener;
  private @Nullable EnvironmentSampler sampler;
  private volatile boolean ended;

  /**
   * @param host the name that the machine is shown by
   * @param heapLimit percentage of the heap in use after a collection from which on it counts as
   *     full; 0 for none
   * @param cpuLimit percentage of the machine's CPU from which on it counts as busy; 0 for none
   */
  public SamplingThread(
      Redactor redactor,
      String host,
      double heapLimit,
      double cpuLimit,
      PressureListener listener) {
    super("faultline-environment");
    this.redactor = redactor;
    this.host = host;
    this.gauge = new PressureGauge(heapLimit / 100, cpuLimit / 100);
    this.listener = listener;
  }

  /** The thread ends soon, and the agent's log is written a last time. */
  public void end() {
    ended = true;
    interrupt();
    AgentLog.flush();
  }

  @Override
  public Environment current() {
    return sampler().current();
  }

  private synchronized EnvironmentSampler sampler() {
    EnvironmentSampler current = sampler;
    if (current == null) {
      current = new EnvironmentSampler(redactor, host);
      sampler = current;
    }
    return current;
  }

  @Override
  protected boolean turn() throws InterruptedException {
    try {
      ThreadClock.start();
      sampler().sample();
      listener.pressure(sampler().shortage(gauge));
      AgentLog.flush();
    } catch (RuntimeException | LinkageError e) {
      AgentLog.warn("The environment is not sampled any more", e);
      return false;
    }
    if (!ended) {
      Thread.sleep(untilNextSecond());
    }
    return !ended;
  }

  private static long untilNextSecond() {
    return History.INTERVAL_MILLIS - System.currentTimeMillis() % History.INTERVAL_MILLIS;
  }
}
