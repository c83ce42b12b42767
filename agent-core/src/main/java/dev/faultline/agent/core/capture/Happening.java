// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.capture;

import dev.faultline.agent.core.model.EventKey.Kind;
import dev.faultline.agent.core.model.Snapshot;

/** What is an event without an exception that passes. Belongs to the thread that it happens on. */
abstract class Happening {

  private final Occurrences tally;
  private final Kind kind;

  Happening(Occurrences tally, Kind kind) {
    this.tally = tally;
    this.kind = kind;
  }

  final Occurrences tally() {
    return tally;
  }

  final Kind kind() {
    return kind;
  }

  /** Whether something failed: what the thread works for, has. */
  boolean isFailure() {
    return true;
  }

  /** Records it, on the thread that it happens on. */
  abstract void record(Recording recording);

  abstract Snapshot snapshot(SnapshotBuilder builder);
}
