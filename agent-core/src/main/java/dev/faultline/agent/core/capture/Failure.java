// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.capture;

import dev.faultline.agent.core.model.EventKey.Kind;
import dev.faultline.agent.core.model.Statement;
import dev.faultline.agent.core.model.Statement.Severity;
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

  /** When that block began, as {@link Capture#now} has it. */
  long caughtAt;

  /** The kind that a catch block's log statement gives it, whatever happens later. */
  @Nullable Kind logged;

  /** What logged it, the most severe of them. */
  @Nullable Statement statement;

  /** What the application calls it that fired it as an event of its own. */
  @Nullable CustomName fired;

  @Nullable Recording recording;

  /** What the thread works for on which it began. */
  @Nullable Invocation invocation;

  /** Number of the handler that saw it first. */
  int firstSite;

  /**
   * Whether the exception may be one that is kept and thrown again and again: without a stack, or
   * with that of another place. Its being the same object then says nothing.
   */
  boolean shared;

  /** How deep the thread's stack was when the first handler last ran; 0 where not known. */
  int depth;

  void begin(Throwable newThrowable, Tally newTally, int site, boolean isShared) {
    clear();
    throwable = newThrowable;
    tally = newTally;
    firstSite = site;
    shared = isShared;
  }

  /**
   * Makes this one that is known elsewhere already: its exception is followed, but neither recorded
   * nor counted.
   */
  void beginKnown(Throwable newThrowable) {
    clear();
    throwable = newThrowable;
  }

  /** Takes over what another thread has of it, and leaves a known one behind there. */
  void moveFrom(Failure other) {
    throwable = other.throwable;
    tally = other.tally;
    caughtBy = other.caughtBy;
    caughtAt = other.caughtAt;
    logged = other.logged;
    statement = other.statement;
    fired = other.fired;
    recording = other.recording;
    invocation = other.invocation;
    firstSite = other.firstSite;
    shared = other.shared;
    depth = other.depth;
    other.tally = null;
    other.recording = null;
  }

  /** Makes nothing of it: its exception is followed, as one that is known. */
  void ignore() {
    if (recording != null && tally != null) {
      tally.recordingLost();
    }
    tally = null;
    recording = null;
  }

  void clear() {
    throwable = null;
    tally = null;
    caughtBy = null;
    logged = null;
    statement = null;
    fired = null;
    recording = null;
    invocation = null;
    firstSite = -1;
    shared = false;
    depth = 0;
  }

  /** Whether it is passing, or was caught just now by a block that may throw it on. */
  boolean mayGoOn(long now) {
    return caughtBy == null || (mayBeThrownOn() && now - caughtAt < Capture.REST);
  }

  /** Whether a catch block has it that throws on, or throws something else. */
  boolean mayBeThrownOn() {
    CatchSite by = caughtBy;
    return by != null && by.throwsOn();
  }

  /** Of several statements the most severe one counts, and of equal ones the first. */
  void loggedBy(Statement newStatement) {
    Statement known = statement;
    if (known == null || newStatement.severity().compareTo(known.severity()) > 0) {
      statement = newStatement;
    }
  }

  /** What it is if nothing more becomes of it. */
  Kind kind() {
    if (fired != null) {
      return Kind.CUSTOM;
    }
    Statement by = statement;
    if (by != null) {
      return by.severity() == Severity.ERROR ? Kind.LOGGED_ERROR : Kind.LOGGED_WARNING;
    }
    if (logged != null) {
      return logged;
    }
    CatchSite caught = caughtBy;
    if (caught == null) {
      return Kind.UNCAUGHT;
    }
    return caught.disposition() == CatchSite.Disposition.IGNORES ? Kind.SWALLOWED : Kind.CAUGHT;
  }
}
