// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.capture;

import dev.faultline.agent.core.model.EventKey.Kind;
import dev.faultline.agent.core.site.CatchSite;
import dev.faultline.agent.core.site.HandlerSite;
import dev.faultline.agent.core.site.Site;
import java.lang.ref.WeakReference;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import org.jspecify.annotations.Nullable;

/**
 * The failures that are under way on one thread.
 *
 * <p>There can be several: while one exception passes, a {@code finally} block may throw and catch
 * another. They are kept as a stack; a failure ends when a catch block of the application has it
 * for good, when an exception of a failure below it goes on, or when nothing was heard of it for a
 * while.
 *
 * <p>Threading: all methods but {@link #sweep} are called by the thread itself. {@link #sweep}, by
 * the agent's thread, takes away what has come to rest; the two exclude each other by {@code
 * phase}, which the sweeping thread holds for a few instructions only. A frame that is passed
 * without being recorded touches nothing shared but {@code top}. No allocation for what is only
 * counted, but for the first failure of a thread.
 */
final class ThreadCapture extends FaultlineHook {

  private static final int MOST_FAILURES = 4;
  private static final int MOST_CAUSES = 8;

  private static final int FREE = 0;
  private static final int OWNED = 1;
  private static final int SWEPT = 2;

  private static final AtomicIntegerFieldUpdater<ThreadCapture> PHASE =
      AtomicIntegerFieldUpdater.newUpdater(ThreadCapture.class, "phase");

  private final Capture capture;
  private final WeakReference<Thread> thread;

  private volatile int phase;

  /** The failure whose exception was seen last. */
  private volatile @Nullable Failure top;

  private Failure[] failures = newFailures();
  private int depth;
  private long touched;

  /** Whether this thread is inside of the agent, so that what it throws there is its own. */
  private boolean inside;

  private @Nullable HandlerSite adding;
  private int added;
  private @Nullable Object[] references = new Object[16];
  private long[] numbers = new long[16];

  ThreadCapture(Capture capture, Thread thread) {
    this.capture = capture;
    this.thread = new WeakReference<>(thread);
  }

  private static Failure[] newFailures() {
    Failure[] result = new Failure[MOST_FAILURES];
    for (int i = 0; i < MOST_FAILURES; i++) {
      result[i] = new Failure();
    }
    return result;
  }

  private boolean enter() {
    if (inside) {
      return false;
    }
    int spins = 0;
    while (!PHASE.compareAndSet(this, FREE, OWNED)) {
      if (++spins > 10_000) {
        return false;
      }
    }
    inside = true;
    return true;
  }

  private void exit() {
    inside = false;
    phase = FREE;
  }

  // --- what instrumented code calls
  // ----------------------------------------------------------------------------------------------

  @Override
  protected @Nullable FaultlineHook onThrown(Throwable exception, int number) {
    Failure current = top;
    if (current == null || current.throwable != exception) {
      return begin(exception, number);
    }
    if (current.recording != null) {
      return passRecorded(exception, number);
    }
    current.caughtBy = null;
    return null;
  }

  @Override
  protected void onCaught(Throwable exception, int number) {
    Site site = capture.sites().get(number);
    if (!(site instanceof CatchSite) || !enter()) {
      return;
    }
    try {
      int at = indexOf(exception);
      if (at >= 0) {
        endAbove(at, exception);
        caught(failures[at], (CatchSite) site);
      }
    } finally {
      exit();
    }
  }

  private void caught(Failure failure, CatchSite site) {
    touched = capture.now();
    failure.caughtBy = site;
    switch (site.disposition()) {
      case LOGS_ERROR:
        failure.logged = Kind.LOGGED_ERROR;
        break;
      case LOGS_WARNING:
        failure.logged = failure.logged == null ? Kind.LOGGED_WARNING : failure.logged;
        break;
      case IGNORES:
        break;
      default:
        // what it is handed to may yet throw it on, or wrap it
        return;
    }
    if (!site.throwsOn()) {
      endTop();
    }
  }

  // --- failures
  // -------------------------------------------------------------------------------------------------------------------

  private @Nullable FaultlineHook begin(Throwable exception, int number) {
    Site site = capture.sites().get(number);
    if (!(site instanceof HandlerSite) || !enter()) {
      return null;
    }
    try {
      touched = capture.now();
      int at = indexOf(exception);
      if (at >= 0) {
        return resume(at, exception, (HandlerSite) site);
      }
      int cause = indexOfCause(exception);
      if (cause >= 0) {
        return wrap(cause, exception, (HandlerSite) site);
      }
      return beginNew(exception, (HandlerSite) site);
    } finally {
      exit();
    }
  }

  private @Nullable FaultlineHook resume(int at, Throwable exception, HandlerSite site) {
    endAbove(at, exception);
    Failure failure = failures[at];
    failure.caughtBy = null;
    return failure.recording == null ? null : record(failure.recording, site);
  }

  private @Nullable FaultlineHook wrap(int at, Throwable exception, HandlerSite site) {
    endAbove(at, exception);
    Failure failure = failures[at];
    Tally tally = failure.tally;
    if (tally == null) {
      return null;
    }
    failure.throwable = exception;
    failure.tally = tally.wrappedIn(exception.getClass());
    failure.caughtBy = null;
    top = failure;
    if (failure.recording == null) {
      return null;
    }
    failure.recording.exception(exception);
    return record(failure.recording, site);
  }

  private @Nullable FaultlineHook beginNew(Throwable exception, HandlerSite site) {
    while (depth > 0 && !failures[depth - 1].isPassing()) {
      endTop();
    }
    if (depth == MOST_FAILURES) {
      endOldest();
    }
    Tally tally = capture.tally(site, exception);
    if (tally == null) {
      return null;
    }
    Failure failure = failures[depth++];
    failure.begin(exception, tally);
    top = failure;
    Recording recording = capture.recordingFor(tally, exception);
    if (recording == null) {
      return null;
    }
    failure.recording = recording;
    recording.exception(exception);
    return record(recording, site);
  }

  private int indexOf(Throwable exception) {
    for (int i = depth - 1; i >= 0; i--) {
      if (failures[i].throwable == exception) {
        return i;
      }
    }
    return -1;
  }

  private int indexOfCause(Throwable exception) {
    if (depth == 0) {
      return -1;
    }
    Throwable cause = capture.throwables().cause(exception);
    for (int i = 0; cause != null && i < MOST_CAUSES; i++) {
      int at = indexOf(cause);
      if (at >= 0) {
        return at;
      }
      cause = capture.throwables().cause(cause);
    }
    return -1;
  }

  /**
   * Ends the failures above one that goes on, but for those that it has as suppressed: they are a
   * part of it.
   */
  private void endAbove(int at, Throwable exception) {
    while (depth - 1 > at) {
      Failure above = failures[depth - 1];
      Recording part = above.recording;
      if (above.throwable != null
          && capture.throwables().suppressed(exception).contains(above.throwable)) {
        Recording whole = failures[at].recording;
        if (part != null && whole != null) {
          whole.adopt(part);
        }
        depth--;
        above.clear();
        top = failures[depth - 1];
      } else {
        endTop();
      }
    }
  }

  private void endTop() {
    Failure ended = failures[--depth];
    top = depth == 0 ? null : failures[depth - 1];
    capture.finish(ended);
    ended.clear();
  }

  private void endOldest() {
    Failure oldest = failures[0];
    System.arraycopy(failures, 1, failures, 0, MOST_FAILURES - 1);
    failures[MOST_FAILURES - 1] = oldest;
    depth--;
    capture.finish(oldest);
    oldest.clear();
  }

  // --- recording
  // ------------------------------------------------------------------------------------------------------------------

  private @Nullable FaultlineHook passRecorded(Throwable exception, int number) {
    Site site = capture.sites().get(number);
    if (!(site instanceof HandlerSite) || !enter()) {
      return null;
    }
    try {
      Failure current = top;
      if (current == null || current.throwable != exception || current.recording == null) {
        return null;
      }
      touched = capture.now();
      current.caughtBy = null;
      return record(current.recording, (HandlerSite) site);
    } finally {
      exit();
    }
  }

  private @Nullable FaultlineHook record(Recording recording, HandlerSite site) {
    long start = System.nanoTime();
    try {
      if (!recording.wants(site)) {
        return null;
      }
      int size = site.read().size();
      if (size == 0) {
        recording.frame(site, references, numbers);
        return null;
      }
      if (size > references.length) {
        references = new Object[size];
        numbers = new long[size];
      }
      adding = site;
      added = 0;
      return this;
    } finally {
      capture.spent(recording, System.nanoTime() - start);
    }
  }

  @Override
  public FaultlineHook add(@Nullable Object value) {
    references[added] = value;
    return next();
  }

  @Override
  public FaultlineHook add(int value) {
    numbers[added] = value;
    return next();
  }

  @Override
  public FaultlineHook add(long value) {
    numbers[added] = value;
    return next();
  }

  @Override
  public FaultlineHook add(float value) {
    numbers[added] = Float.floatToRawIntBits(value);
    return next();
  }

  @Override
  public FaultlineHook add(double value) {
    numbers[added] = Double.doubleToRawLongBits(value);
    return next();
  }

  private FaultlineHook next() {
    HandlerSite site = adding;
    if (site != null && ++added == site.read().size()) {
      adding = null;
      complete(site);
    }
    return this;
  }

  private void complete(HandlerSite site) {
    if (!enter()) {
      return;
    }
    try {
      Failure current = top;
      Recording recording = current == null ? null : current.recording;
      if (recording != null) {
        long start = System.nanoTime();
        recording.frame(site, references, numbers);
        capture.spent(recording, System.nanoTime() - start);
      }
    } finally {
      Arrays.fill(references, 0, site.read().size(), null);
      exit();
    }
  }

  // --- the agent's thread
  // ---------------------------------------------------------------------------------------------------------

  /**
   * Takes away what has come to rest, and lets {@code capture} finish it.
   *
   * @param before failures that were touched after this moment are left alone
   */
  void sweep(long before) {
    if (top == null || !PHASE.compareAndSet(this, FREE, SWEPT)) {
      return;
    }
    Failure[] resting = failures;
    int count = 0;
    if (touched <= before) {
      count = depth;
      failures = newFailures();
      depth = 0;
      top = null;
    }
    phase = FREE;
    for (int i = 0; i < count; i++) {
      capture.finish(resting[i]);
    }
  }

  /** Whether the thread has ended and nothing of it is left. */
  boolean isOver() {
    Thread owner = thread.get();
    return top == null && (owner == null || !owner.isAlive());
  }
}
