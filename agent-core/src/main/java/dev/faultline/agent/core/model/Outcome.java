// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.model;

import org.jspecify.annotations.Nullable;

/** What became of an exception in application code. Immutable. */
public final class Outcome {

  /** The name in lower case is the protocol's {@code outcome.kind}. */
  public enum Kind {
    UNCAUGHT,
    CAUGHT,
    SWALLOWED,
    LOGGED,
    RETHROWN,
    WRAPPED,
    /** Nothing was thrown: a request was answered with an error. */
    ANSWERED,
    /** The application reported it as an event of its own. */
    FIRED,
    /** Nothing was thrown: a call took too long. */
    SLOW
  }

  private final Kind kind;
  private final @Nullable Location where;
  private final int line;

  /**
   * @param where the catch block's method; {@code null} where application code did not catch it
   * @param line first line of the catch block; negative where unknown
   */
  public Outcome(Kind kind, @Nullable Location where, int line) {
    this.kind = kind;
    this.where = where;
    this.line = line;
  }

  public Kind kind() {
    return kind;
  }

  public @Nullable Location where() {
    return where;
  }

  public int line() {
    return line;
  }
}
