// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.delivery;

import dev.faultline.agent.core.model.Snapshot;

/**
 * Does what a snapshot still needs and what the application's thread should not pay for: reads
 * class files and finds the sites of frames, on which the event's identity depends.
 */
public interface SnapshotFinisher {

  /** The snapshot to send. Called by the sending thread only, once per snapshot; never throws. */
  Snapshot finish(Snapshot snapshot);
}
