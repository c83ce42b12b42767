// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.capture;

import dev.faultline.agent.core.model.EventKey.Kind;
import dev.faultline.agent.core.model.Snapshot;
import dev.faultline.agent.core.model.Statement;
import dev.faultline.agent.core.model.Statement.Severity;
import org.jspecify.annotations.Nullable;

/** An error or a warning that was logged, and that belongs to no failure. */
final class LoggedStatement extends Happening {

  private final StatementTally tally;
  private final Statement statement;
  private final @Nullable Throwable thrown;
  private final @Nullable StatementVariables variables;

  LoggedStatement(
      StatementTally tally,
      Statement statement,
      @Nullable Throwable thrown,
      @Nullable StatementVariables variables) {
    super(tally, statement.severity() == Severity.ERROR ? Kind.LOGGED_ERROR : Kind.LOGGED_WARNING);
    this.tally = tally;
    this.statement = statement;
    this.thrown = thrown;
    this.variables = variables;
  }

  @Override
  void record(Recording recording) {
    recording.logged(statement, variables);
  }

  @Override
  Snapshot snapshot(SnapshotBuilder builder) {
    return builder.build(statement, thrown, tally);
  }
}
