// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.capture;

import dev.faultline.agent.core.model.CallProfile;
import dev.faultline.agent.core.model.EventKey.Kind;
import dev.faultline.agent.core.model.Snapshot;

/** A call that takes, or took, longer than it should. */
final class SlowCall extends Happening {

  private final NamedTally tally;
  private final TimedCall call;
  private final CallProfile profile;

  SlowCall(NamedTally tally, TimedCall call, CallProfile profile) {
    super(tally, Kind.SLOW);
    this.tally = tally;
    this.call = call;
    this.profile = profile;
  }

  @Override
  boolean isFailure() {
    return false;
  }

  @Override
  void record(Recording recording) {
    recording.profiled(profile, call.handler(), call.arguments());
  }

  @Override
  Snapshot snapshot(SnapshotBuilder builder) {
    return builder.build(tally, call.handler());
  }
}
