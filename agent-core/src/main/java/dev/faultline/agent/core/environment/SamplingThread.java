// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.environment;

import dev.faultline.agent.core.log.AgentLog;
import dev.faultline.agent.core.redact.Redactor;
import org.jspecify.annotations.Nullable;

/**
 * The agent's thread for what is due every second: the environment's sample, and writing the
 * agent's log. Start it when the application's {@code main} has started, not before.
 */
public final class SamplingThread implements EnvironmentSource {

  private final Redactor redactor;
  private final String host;
  private @Nullable EnvironmentSampler sampler;
  private volatile @Nullable Thread thread;

  /**
   * @param host the name that the machine is shown by
   */
  public SamplingThread(Redactor redactor, String host) {
    this.redactor = redactor;
    this.host = host;
  }

  /** Once. */
  public void start() {
    Thread started =
        new Thread("faultline-environment") {
          @Override
          public void run() {
            sampleUntilStopped();
          }
        };
    started.setDaemon(true);
    // nobody's class loader is kept alive by this thread
    started.setContextClassLoader(null);
    thread = started;
    started.start();
  }

  /** The thread ends soon, and the agent's log is written a last time. */
  public void stop() {
    Thread stopped = thread;
    thread = null;
    if (stopped != null) {
      stopped.interrupt();
    }
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

  private void sampleUntilStopped() {
    while (thread == Thread.currentThread()) {
      try {
        sampler().sample();
        AgentLog.flush();
        Thread.sleep(untilNextSecond());
      } catch (InterruptedException e) {
        return;
      } catch (RuntimeException | LinkageError e) {
        AgentLog.warn("The environment is not sampled any more", e);
        return;
      }
    }
  }

  private static long untilNextSecond() {
    return History.INTERVAL_MILLIS - System.currentTimeMillis() % History.INTERVAL_MILLIS;
  }
}
