// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.delivery;

import dev.faultline.agent.core.model.Snapshot;

/**
 * Where application threads leave snapshots for the sending thread. Bounded in number and in
 * estimated bytes; full means the snapshot is dropped and the loss counted by reason, first
 * occurrences last.
 *
 * <p>Threading: {@link #offer} may be called by any thread, never blocks, takes no lock that is
 * held during I/O and never throws.
 */
public interface Outbox {

  /** Whether the snapshot was taken. */
  boolean offer(Snapshot snapshot);
}
