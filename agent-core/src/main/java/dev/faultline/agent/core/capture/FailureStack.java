// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.capture;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The failures that are under way on one thread. There can be several: while one exception passes,
 * a {@code finally} block may throw and catch another.
 *
 * <p>Threading: for whoever holds the {@link ThreadCapture}, but for {@link #top} and {@link #has},
 * which any thread may ask.
 */
final class FailureStack {

  private static final int MOST = 4;
  private static final int MOST_CAUSES = 8;

  private final Capture capture;

  /** The failure whose exception was seen last. */
  private volatile @Nullable Failure top;

  /** Filled as far as failures were under way at once. */
  private @Nullable Failure[] failures = new Failure[MOST];

  private int depth;

  FailureStack(Capture capture) {
    this.capture = capture;
  }

  /**
   * A place for one more; ends those that a catch block has, which is done with them: unless it
   * contains a throw, since what it throws at its end may be the same exception, or one that wraps
   * it.
   */
  Failure push() {
    while (depth > 0 && !at(depth - 1).mayGoOn(capture.now())) {
      endTop();
    }
    if (depth == MOST) {
      endOldest();
    }
    Failure failure = failures[depth];
    if (failure == null) {
      failure = new Failure();
      failures[depth] = failure;
    }
    depth++;
    return failure;
  }

  int size() {
    return depth;
  }

  Failure at(int index) {
    return Objects.requireNonNull(failures[index]);
  }

  Failure last() {
    return at(depth - 1);
  }

  /** {@code null} where nothing is under way that threads may know of. */
  @Nullable Failure top() {
    return top;
  }

  /** Makes the last one, which {@link #push} has made, {@link #top}. */
  void lastIsTop() {
    top = last();
  }

  /** Takes back a {@link #push} that {@link #lastIsTop} did not follow. */
  void unpush() {
    depth--;
  }

  /** Of the failure that the exception carries; -1 where it carries none. */
  int indexOf(Throwable exception) {
    for (int i = depth - 1; i >= 0; i--) {
      if (at(i).throwable == exception) {
        return i;
      }
    }
    return -1;
  }

  /** Of the failure that has one of the exception's causes; -1 where none has. */
  int indexOfCause(Throwable exception) {
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

  /** Of the failure whose exception was caused by the given one; -1 without one. */
  int indexOfCausedBy(Throwable cause) {
    for (int i = depth - 1; i >= 0; i--) {
      Throwable outer = at(i).throwable;
      if (outer != null && capture.throwables().isCausedBy(outer, cause)) {
        return i;
      }
    }
    return -1;
  }

  /**
   * Ends the failures above one that goes on, but for those that it has as suppressed: they are a
   * part of it.
   */
  void endAbove(int at) {
    Throwable goesOn = at(at).throwable;
    while (depth - 1 > at) {
      Failure above = at(depth - 1);
      Recording part = above.recording;
      if (goesOn != null
          && above.throwable != null
          && capture.throwables().suppresses(goesOn, above.throwable)) {
        if (part != null) {
          adopt(part, above.tally, at(at));
        }
        depth--;
        above.clear();
        top = at(depth - 1);
      } else {
        endTop();
      }
    }
  }

  /**
   * Where the whole is not recorded, its next occurrence is, in the hope that it has the part too.
   */
  private static void adopt(Recording part, @Nullable Tally ofPart, Failure whole) {
    Recording recording = whole.recording;
    Tally ofWhole = whole.tally;
    if (recording != null) {
      recording.adopt(part);
    } else if (ofPart != null && ofWhole != null && ofPart.recordingLost()) {
      ofWhole.want();
    }
  }

  void endTop() {
    Failure ended = at(--depth);
    top = depth == 0 ? null : at(depth - 1);
    capture.finish(ended);
    ended.clear();
  }

  private void endOldest() {
    Failure oldest = at(0);
    System.arraycopy(failures, 1, failures, 0, MOST - 1);
    failures[MOST - 1] = oldest;
    depth--;
    capture.finish(oldest);
    oldest.clear();
  }

  /** Ends those that began within the invocation, which is over, and that a catch block has. */
  void endCaught(Invocation invocation) {
    while (depth > 0) {
      Failure last = last();
      Invocation within = last.invocation;
      if (last.caughtBy == null || within == null || !within.isWithin(invocation)) {
        return;
      }
      endTop();
    }
  }

  /** Tells the invocation of those that began within it. */
  void tell(Invocation invocation) {
    for (int i = 0; i < depth; i++) {
      Failure failure = at(i);
      Invocation within = failure.invocation;
      Tally tally = failure.tally;
      if (within != null && tally != null && within.isWithin(invocation)) {
        invocation.failed(capture.counterOf(failure, tally), failure.kind());
      }
    }
  }

  /**
   * Takes all of them away.
   *
   * @param empty what the stack has instead, as large as {@link #newPlaces} makes it
   * @return as many as there were, then what is used again
   */
  @Nullable Failure[] takeAll(@Nullable Failure[] empty) {
    @Nullable Failure[] taken = failures;
    failures = empty;
    depth = 0;
    top = null;
    return taken;
  }

  static @Nullable Failure[] newPlaces() {
    return new Failure[MOST];
  }

  /** A guess, without excluding the owner. */
  boolean has(Throwable exception) {
    for (Failure failure : failures) {
      if (failure != null && failure.throwable == exception) {
        return true;
      }
    }
    return false;
  }
}
