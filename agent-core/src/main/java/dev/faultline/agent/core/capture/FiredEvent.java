// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.capture;

import dev.faultline.agent.core.model.EventKey.Kind;
import dev.faultline.agent.core.model.Snapshot;
import org.jspecify.annotations.Nullable;

/** An event of the application's own, which belongs to no failure that is known. */
final class FiredEvent extends Happening {

  private final CustomTally tally;
  private final String name;
  private final EventData data;
  private final @Nullable Throwable cause;
  private final @Nullable StatementVariables variables;

  /**
   * @param name without secrets
   * @param variables of the frame that fires it; {@code null} where they are not known
   */
  FiredEvent(
      CustomTally tally,
      String name,
      EventData data,
      @Nullable Throwable cause,
      @Nullable StatementVariables variables) {
    super(tally, Kind.CUSTOM);
    this.tally = tally;
    this.name = name;
    this.data = data;
    this.cause = cause;
    this.variables = variables;
  }

  /** Without an exception nothing has failed. */
  @Override
  boolean isFailure() {
    return cause != null;
  }

  @Override
  void record(Recording recording) {
    recording.fired(name, data, variables);
  }

  @Override
  Snapshot snapshot(SnapshotBuilder builder) {
    return builder.build(cause, tally);
  }
}
