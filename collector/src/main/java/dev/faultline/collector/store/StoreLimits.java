// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.store;

import java.time.Duration;

/**
 * What bounds the store, so that no agent and no year fills the disk.
 *
 * @param services monitored services in all
 * @param deployments of one service
 * @param agents in all
 * @param events of one service
 * @param entryPoints of one service that are told apart; the rest is counted as one
 * @param snapshotsPerEvent of which the first and the latest always stay
 * @param snapshotBytes of all snapshots, compressed
 * @param classFileBytes of all class files, compressed
 * @param keepEvents since they were last heard of
 * @param keepSlots of counters; totals stay with the event
 * @param keepAgents since they were last heard of
 * @param keepReceipts of batches: for so long a repeated one is noticed
 */
public record StoreLimits(
    int services,
    int deployments,
    int agents,
    int events,
    int entryPoints,
    int snapshotsPerEvent,
    long snapshotBytes,
    long classFileBytes,
    Duration keepEvents,
    Duration keepSlots,
    Duration keepAgents,
    Duration keepReceipts) {

  public static final StoreLimits DEFAULT =
      new StoreLimits(
          1_000,
          5_000,
          50_000,
          100_000,
          1_000,
          20,
          2L << 30,
          512L << 20,
          Duration.ofDays(90),
          Duration.ofDays(30),
          Duration.ofDays(30),
          Duration.ofDays(3));
}
