// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.thread;

import dev.faultline.agent.core.log.AgentLog;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A thread of the agent. It keeps neither the JVM nor anybody's class loader alive, goes on after
 * whatever its work throws, and prints nothing: not even when the application's memory is full,
 * which is when the JVM would print for it, or hand the error to the application's handler.
 */
public abstract class BackgroundThread extends Thread {

  private static final long PAUSE_AFTER_FAILURE = TimeUnit.SECONDS.toNanos(1);

  private static final class Silence implements UncaughtExceptionHandler {
    @Override
    public void uncaughtException(Thread thread, Throwable failure) {}
  }

  protected BackgroundThread(String name) {
    super(name);
    setDaemon(true);
    setContextClassLoader(null);
    setUncaughtExceptionHandler(new Silence());
  }

  /**
   * Does what is due and waits until something may be due again.
   *
   * @return false to end the thread
   * @throws InterruptedException to end the thread
   */
  protected abstract boolean turn() throws Exception;

  /** Called once, when the thread ends. */
  protected void atEnd() {}

  @Override
  public final void run() {
    boolean goOn = true;
    while (goOn) {
      goOn = guardedTurn();
    }
    try {
      atEnd();
    } catch (Throwable ignored) {
      log(ignored);
    }
  }

  private boolean guardedTurn() {
    try {
      return turn();
    } catch (InterruptedException ended) {
      return false;
    } catch (Throwable failure) {
      log(failure);
      LockSupport.parkNanos(PAUSE_AFTER_FAILURE);
      return true;
    }
  }

  private void log(Throwable failure) {
    try {
      if (failure instanceof OutOfMemoryError) {
        // what the application does about it is not for the agent to say
        return;
      }
      AgentLog.error("Thread " + getName() + " goes on after a failure", failure);
    } catch (Throwable notEvenThat) {
      // it goes on nevertheless
    }
  }
}
