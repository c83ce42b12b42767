// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.capture;

import dev.faultline.agent.core.model.EventKey.Kind;
import dev.faultline.agent.core.model.Request;
import dev.faultline.agent.core.model.Snapshot;

/** A request of the application that was answered with an error. */
final class OutgoingAnswer extends Happening {

  private final NamedTally tally;
  private final Request request;

  OutgoingAnswer(NamedTally tally, Request request) {
    super(tally, Kind.HTTP_ERROR);
    this.tally = tally;
    this.request = request;
  }

  @Override
  void record(Recording recording) {
    recording.traced(StatementTrace.ofAnswer("got " + request.status()));
  }

  @Override
  Snapshot snapshot(SnapshotBuilder builder) {
    return builder.build(request, tally);
  }
}
