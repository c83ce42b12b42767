package dev.faultline.agent.start;

import dev.faultline.agent.core.log.AgentLog;
import java.util.concurrent.TimeUnit;

/** The agent's own thread: connects, then finishes what has come to rest and writes the log, until the JVM ends. */
final class AgentThread extends Thread {

  private static final long TICK = TimeUnit.MILLISECONDS.toNanos(500);
  private static final int TICKS_TO_REPORT = 600;

  private final Agent agent;

  AgentThread(Agent agent) {
    super("faultline-capture");
    this.agent = agent;
    setDaemon(true);
    // a thread made by the application's would keep its class loader alive
    setContextClassLoader(null);
  }

  @Override
  public void run() {
    try {
      agent.connect();
    } catch (RuntimeException | LinkageError failure) {
      AgentLog.error("Nothing can be sent", failure);
    }
    for (int ticks = 1; ; ticks++) {
      java.util.concurrent.locks.LockSupport.parkNanos(TICK);
      try {
        agent.tick();
        if (ticks % TICKS_TO_REPORT == 0) {
          agent.logReport();
        }
      } catch (RuntimeException | LinkageError failure) {
        AgentLog.error("The agent's thread goes on after a failure", failure);
      }
    }
  }
}
