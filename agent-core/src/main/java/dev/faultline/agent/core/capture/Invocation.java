// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.capture;

import dev.faultline.agent.core.model.EntryPoint;
import dev.faultline.agent.core.model.EventKey;
import dev.faultline.agent.core.model.EventKey.Kind;
import dev.faultline.agent.core.model.EventReference;
import dev.faultline.agent.core.model.Location;
import dev.faultline.agent.core.model.Request;
import org.jspecify.annotations.Nullable;

/**
 * One call of an entry point: what a thread works for, and those that it hands tasks over to.
 * Thread-safe.
 */
public final class Invocation extends TimedCall {

  private final EntryPoint entryPoint;
  private volatile @Nullable Exchange exchange;
  private final @Nullable Invocation outer;
  private final long statements;

  private volatile @Nullable String route;
  private volatile @Nullable Location handler;
  private volatile @Nullable Request request;
  private volatile @Nullable ThreadContext context;
  private volatile @Nullable StatementTrace answer;

  /** Whether an event that is shown by itself tells that it failed. */
  private volatile boolean told;

  /** The server uses its objects for something else. */
  private volatile boolean over;

  /** Whether other threads have worked for it than the one that it began on. */
  private volatile boolean moved;

  /** The last failure that says nothing of an answer; {@code null} without one. */
  private volatile @Nullable Cause cause;

  /** A failure that the application caught. Immutable. */
  private static final class Cause implements EventReference {
    private final Occurrences tally;
    private final Kind kind;

    Cause(Occurrences tally, Kind kind) {
      this.tally = tally;
      this.kind = kind;
    }

    @Override
    public EventKey key() {
      EventKey known = tally.key(kind);
      return known == null ? tally.keyWithoutSnapshot(kind) : known;
    }
  }

  /**
   * @param exchange {@code null} for what is no request
   * @param outer what the thread works for already
   * @param statements how many the thread has logged so far
   */
  Invocation(
      EntryPoint entryPoint,
      @Nullable Exchange exchange,
      @Nullable Invocation outer,
      long statements) {
    this.entryPoint = entryPoint;
    this.exchange = exchange;
    this.outer = outer;
    this.statements = statements;
  }

  /** Number of the first log statement that may be about it. */
  long statements() {
    return statements;
  }

  EntryPoint entryPoint() {
    return entryPoint;
  }

  /** {@code null} for what is no request, or is over. */
  @Nullable Exchange exchange() {
    return exchange;
  }

  void exchange(Exchange same) {
    exchange = same;
  }

  boolean hasMoved() {
    return moved;
  }

  /** Another thread works for it. */
  void moves() {
    moved = true;
  }

  @Override
  boolean isOver() {
    return over;
  }

  /** Lets go of the server's objects: a task that never runs may keep this for long. */
  void over() {
    over = true;
    exchange = null;
    answer = null;
    arguments(null);
  }

  @Override
  @Nullable Invocation outer() {
    return outer;
  }

  @Nullable String route() {
    return route;
  }

  void route(String newRoute) {
    route = newRoute;
    Request read = request;
    if (read != null) {
      read.route(newRoute);
    }
  }

  /** The method that a framework calls for it; {@code null} where none said so. */
  @Override
  @Nullable Location handler() {
    return handler;
  }

  void handler(Location newHandler) {
    handler = newHandler;
  }

  /** What the application has said meanwhile; {@code null} where it said nothing. */
  @Nullable ThreadContext context() {
    return context;
  }

  void context(ThreadContext newContext) {
    context = newContext;
  }

  /** As it was read; {@code null} where nobody needed it yet. */
  @Nullable Request request() {
    return request;
  }

  void request(Request newRequest) {
    newRequest.route(route);
    request = newRequest;
  }

  /** Where the answer got its status, where that tells of an error. */
  @Nullable StatementTrace answer() {
    return answer;
  }

  void answer(StatementTrace trace) {
    answer = trace;
  }

  /** A failure ended while the thread worked for this. */
  void failed(Occurrences tally, Kind kind) {
    if (kind == Kind.CAUGHT
        || kind == Kind.SWALLOWED
        || kind == Kind.CUSTOM
        || kind == Kind.HTTP_ERROR) {
      cause = new Cause(tally, kind);
    } else {
      told = true;
    }
    if (outer != null) {
      outer.failed(tally, kind);
    }
  }

  /** Whether it is the other one, or began within it. */
  boolean isWithin(Invocation other) {
    return this == other || (outer != null && outer.isWithin(other));
  }

  boolean isTold() {
    return told;
  }

  @Nullable EventReference cause() {
    return cause;
  }
}
