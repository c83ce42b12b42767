// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.capture;

import dev.faultline.agent.core.model.EventKey.Kind;
import dev.faultline.agent.core.model.Snapshot;

/** A request that is answered with an error, of which no other event tells. */
final class ErrorAnswer extends Happening {

  private final NamedTally tally;
  private final Invocation invocation;

  ErrorAnswer(NamedTally tally, Invocation invocation) {
    super(tally, Kind.HTTP_ERROR);
    this.tally = tally;
    this.invocation = invocation;
  }

  @Override
  void record(Recording recording) {
    StatementTrace answer = invocation.answer();
    recording.traced(answer == null ? StatementTrace.ofAnswer("answered with an error") : answer);
  }

  @Override
  Snapshot snapshot(SnapshotBuilder builder) {
    return builder.build(invocation, tally);
  }
}
