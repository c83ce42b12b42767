// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.capture;

import java.lang.ref.WeakReference;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * What threads hand over to others to run: what a thread works for goes on with it.
 *
 * <p>A table of hints by identity hash, as {@link Whereabouts} is: where another task has replaced
 * an entry, the task runs as if it had been handed over by nobody. Keeps no task alive. Thread-safe
 * and wait-free.
 */
public final class Tasks {

  private static final int SIZE = 1 << 12;

  /** A task that waits. Immutable. */
  private static final class Waiting extends WeakReference<Object> {
    private final Invocation invocation;

    Waiting(Object task, Invocation invocation) {
      super(task);
      this.invocation = invocation;
    }
  }

  /** A task that runs: what the thread worked for before. */
  private static final class Running {
    private final @Nullable Invocation before;

    Running(@Nullable Invocation before) {
      this.before = before;
    }
  }

  private final Capture capture;
  private final AtomicReferenceArray<@Nullable Waiting> hints = new AtomicReferenceArray<>(SIZE);

  Tasks(Capture capture) {
    this.capture = capture;
  }

  private static int index(Object task) {
    int hash = System.identityHashCode(task);
    return (hash ^ hash >>> 12) & (SIZE - 1);
  }

  /** The calling thread hands a task over. */
  public void submitted(@Nullable Object task) {
    Invocation current = task == null ? null : capture.current().invocation();
    if (task != null && current != null) {
      hints.lazySet(index(task), new Waiting(task, current));
    }
  }

  /**
   * What was handed over goes on as something else: of one request, say, the one and the other
   * object.
   */
  public void passedOn(@Nullable Object task, @Nullable Object as) {
    Invocation invocation = task == null || as == null ? null : take(task);
    if (invocation != null && as != null) {
      hints.lazySet(index(as), new Waiting(as, invocation));
    }
  }

  /**
   * The calling thread, which does nothing but run tasks, is about to run one.
   *
   * @param task {@code null} where it has run one
   */
  public void worker(@Nullable Object task) {
    Invocation invocation = task == null ? null : take(task);
    ThreadCapture thread = capture.current();
    if (invocation != thread.invocation()) {
      thread.invocation(invocation);
    }
  }

  /**
   * The calling thread begins to run a task.
   *
   * @return what {@link #end} wants; {@code null} where nothing is known of it
   */
  public @Nullable Object begin(@Nullable Object task) {
    return begin(task == null ? null : take(task));
  }

  /** The same, of a task that is run part by part. */
  public @Nullable Object beginPart(@Nullable Object task) {
    Waiting waiting = task == null ? null : hints.get(index(task));
    return begin(waiting == null || waiting.get() != task ? null : waiting.invocation);
  }

  private @Nullable Object begin(@Nullable Invocation invocation) {
    if (invocation == null) {
      return null;
    }
    ThreadCapture thread = capture.current();
    Running running = new Running(thread.invocation());
    thread.invocation(invocation);
    return running;
  }

  /** A task may be run again and again, but is handed over each time. */
  private @Nullable Invocation take(Object task) {
    int index = index(task);
    Waiting waiting = hints.get(index);
    if (waiting == null || waiting.get() != task) {
      return null;
    }
    hints.compareAndSet(index, waiting, null);
    waiting.invocation.moves();
    return waiting.invocation;
  }

  /** The task that {@link #begin} began is over. */
  public void end(@Nullable Object begun) {
    if (begun instanceof Running) {
      capture.current().invocation(((Running) begun).before);
    }
  }
}
