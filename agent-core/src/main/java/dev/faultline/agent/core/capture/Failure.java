// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.capture;

import dev.faultline.agent.core.model.EventKey.Kind;
import dev.faultline.agent.core.site.CatchSite;
import org.jspecify.annotations.Nullable;

/**
 * A failure that is under way on a thread: from the first handler that its exception passes, over
 * what wraps it, to what becomes of it. Reused; belongs to one {@link ThreadCapture}.
 */
final class Failure {

  /** The exception that carries it now. */
  @Nullable Throwable throwable;

  /** Of the failure as it is now, wrappers included. */
  @Nullable Tally tally;

  /** The catch block that has it now; {@code null} while it is passing. */
  @Nullable CatchSite caughtBy;

  /** The kind that a catch block's log statement gives it, whatever happens later. */
  @Nullable Kind logged;

  @Nullable Recording recording;

  void begin(Throwable newThrowable, Tally newTally) {
    throwable = newThrowable;
    tally = newTally;
    caughtBy = null;
    logged = null;
    recording = null;
  }

  void clear() {
    throwable = null;
    tally = null;
    caughtBy = null;
    logged = null;
    recording = null;
  }

  boolean isPassing() {
    return caughtBy == null;
  }

  /** What it is if nothing more becomes of it. */
  Kind kind() {
    if (logged != null) {
      return logged;
    }
    CatchSite by = caughtBy;
    if (by == null) {
      return Kind.UNCAUGHT;
    }
    return by.disposition() == CatchSite.Disposition.IGNORES ? Kind.SWALLOWED : Kind.CAUGHT;
  }
}
