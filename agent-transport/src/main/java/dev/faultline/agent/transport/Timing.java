// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.transport;

/** How long things take, in milliseconds. Tests make it short. */
final class Timing {

  /** How long snapshots are gathered for one batch. */
  long batch = 1_000;

  /** How long counts may wait for a batch with snapshots to go with. */
  long counts = 5_000;

  /** The same two while the collector is away: fewer, larger batches wait. */
  long batchWhileAway = 10_000;

  long countsWhileAway = 60_000;

  /** How long nothing may be sent before an empty batch says that the agent is there. */
  long heartbeat = 30_000;

  /** The first pause after a failure is at most that long; each one more doubles it. */
  long backOffStart = 1_000;

  long backOffMaximum = 60_000;

  /** The pause after an answer that only people can change. */
  long rejected = 180_000;

  /** Longer pauses that a collector asks for are cut to that. */
  long retryAfterMaximum = 3_600_000;

  long connectTimeout = 5_000;
  long readTimeout = 15_000;
  long callTimeout = 30_000;
}
