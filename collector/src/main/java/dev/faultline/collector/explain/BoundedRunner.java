// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.explain;

import java.lang.management.ManagementFactory;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Runs code that can't be trusted to end, one piece at a time, each on a daemon thread of low
 * priority.
 *
 * <p>Java can't stop a thread. One that exceeds its limits is asked to (see {@link #isCancelled})
 * and then abandoned; when too many abandoned ones still run, new work is refused rather than the
 * processors lost to them.
 */
final class BoundedRunner {
  private static final long STACK_BYTES = 8L << 20;
  private static final long POLL_MILLIS = 20;
  private static final com.sun.management.ThreadMXBean THREADS =
      (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();

  private final String name;
  private final Limits limits;
  private final AtomicInteger abandoned = new AtomicInteger();
  private final ReentrantLock turn = new ReentrantLock(true);

  BoundedRunner(String name, Limits limits) {
    this.name = name;
    this.limits = limits;
  }

  /** Whether the calling thread is a runner's and should end as soon as it can. */
  static boolean isCancelled() {
    return Thread.currentThread() instanceof Worker<?> worker && worker.cancelled;
  }

  <T> T run(Callable<T> work) throws DecompilationFailedException {
    if (!admitted()) {
      throw DecompilationFailedException.passing(
          "The decompiler is busy with other classes; reload the page later.");
    }
    try {
      Worker<T> worker = new Worker<>(work, name);
      worker.start();
      await(worker);
      return worker.result();
    } finally {
      turn.unlock();
    }
  }

  private boolean admitted() throws DecompilationFailedException {
    try {
      if (!turn.tryLock(limits.patience().toNanos(), TimeUnit.NANOSECONDS)) {
        return false;
      }
    } catch (InterruptedException interrupted) {
      throw shuttingDown();
    }
    if (abandoned.get() < limits.abandoned()) {
      return true;
    }
    turn.unlock();
    return false;
  }

  private void await(Worker<?> worker) throws DecompilationFailedException {
    long deadline = System.nanoTime() + limits.patience().toNanos();
    try {
      while (!worker.done.await(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
        checkLimits(worker, deadline);
      }
    } catch (InterruptedException interrupted) {
      worker.abandon(abandoned);
      throw shuttingDown();
    }
  }

  private void checkLimits(Worker<?> worker, long deadline) throws DecompilationFailedException {
    long id = worker.getId();
    DecompilationFailedException exceeded = null;
    if (THREADS.getThreadCpuTime(id) > limits.time().toNanos()) {
      exceeded =
          DecompilationFailedException.permanent(
              "Decompiling the class took longer than "
                  + limits.time().toMillis() / 1000.0
                  + " s.");
    } else if (THREADS.getThreadAllocatedBytes(id) > limits.allocatedBytes()) {
      exceeded =
          DecompilationFailedException.permanent("Decompiling the class needed too much memory.");
    } else if (System.nanoTime() > deadline) {
      exceeded =
          DecompilationFailedException.passing(
              "The collector had no time to decompile the class; reload the page later.");
    }
    if (exceeded != null) {
      worker.abandon(abandoned);
      throw exceeded;
    }
  }

  private static DecompilationFailedException shuttingDown() {
    Thread.currentThread().interrupt();
    return DecompilationFailedException.passing("The collector is shutting down.");
  }

  private static final class Worker<T> extends Thread {
    private final Callable<T> work;
    private final CountDownLatch done = new CountDownLatch(1);
    private volatile boolean cancelled;
    private @Nullable T value;
    private @Nullable Throwable failure;
    private @Nullable AtomicInteger countedIn;

    Worker(Callable<T> work, String name) {
      super(null, null, name, STACK_BYTES);
      this.work = work;
      setDaemon(true);
      setPriority(Thread.MIN_PRIORITY);
    }

    @Override
    public void run() {
      try {
        value = work.call();
      } catch (Throwable thrown) {
        failure =
            thrown; // StackOverflowError and OutOfMemoryError included: they are this class's, not
        // the collector's
      } finally {
        ended();
      }
    }

    private synchronized void ended() {
      if (countedIn != null) {
        countedIn.decrementAndGet();
      }
      done.countDown();
    }

    synchronized void abandon(AtomicInteger counter) {
      cancelled = true;
      if (done.getCount() > 0) {
        counter.incrementAndGet();
        countedIn = counter;
      }
    }

    T result() throws DecompilationFailedException {
      if (failure instanceof DecompilationFailedException known) {
        throw known;
      }
      if (failure != null || value == null) {
        throw DecompilationFailedException.permanent(
            "The decompiler gave up on the class (" + nameOf(failure) + ").");
      }
      return value;
    }

    private static String nameOf(@Nullable Throwable failure) {
      return failure == null ? "no result" : failure.getClass().getSimpleName();
    }
  }
}
