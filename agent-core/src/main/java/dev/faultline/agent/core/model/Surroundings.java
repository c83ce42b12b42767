// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.model;

import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a thread did and had when something occurred. Immutable. */
public final class Surroundings {

  private final List<Statement> logs;
  private final @Nullable Statement current;
  private final long logsCut;
  private final @Nullable String logsMissing;

  /**
   * @param logs oldest first, redacted
   * @param current the one of these that the event is about
   * @param logsCut how many older ones are not kept any more
   * @param logsMissing why there are none, for people
   */
  public Surroundings(
      List<Statement> logs,
      @Nullable Statement current,
      long logsCut,
      @Nullable String logsMissing) {
    this.logs = Collections.unmodifiableList(logs);
    this.current = current;
    this.logsCut = logsCut;
    this.logsMissing = logsMissing;
  }

  /** Of tests, and of what has no thread. */
  public static Surroundings none() {
    return new Surroundings(Collections.<Statement>emptyList(), null, 0, null);
  }

  public List<Statement> logs() {
    return logs;
  }

  public @Nullable Statement current() {
    return current;
  }

  public long logsCut() {
    return logsCut;
  }

  public @Nullable String logsMissing() {
    return logsMissing;
  }
}
