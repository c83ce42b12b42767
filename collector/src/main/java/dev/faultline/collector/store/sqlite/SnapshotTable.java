// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.store.sqlite;

import dev.faultline.collector.store.Changes.Reporter;
import dev.faultline.collector.store.FullException;
import dev.faultline.collector.store.NewSnapshot;
import dev.faultline.collector.store.StoreLimits;
import org.jdbi.v3.core.Handle;

/**
 * Snapshots. The first and the latest of an event never go while the event is kept; of those in the
 * middle go first the ones that were not forced and whose deployment has others, oldest first.
 */
final class SnapshotTable {

  private static final int EVICTED_AT_ONCE = 50;

  private final Handle handle;
  private final StoreLimits limits;
  private final UsageTable usage;

  SnapshotTable(Handle handle, StoreLimits limits, UsageTable usage) {
    this.handle = handle;
    this.limits = limits;
    this.usage = usage;
  }

  void save(Reporter reporter, long event, NewSnapshot snapshot) {
    makeRoom(snapshot.gzip().length);
    int inserted =
        handle.execute(
            """
            INSERT INTO snapshot (event, public_id, agent, deployment, occurred_at, received_at,
                                  trigger, middle, size, stored, body)
            VALUES (?, ?, ?, ?, ?, ?, ?, 0, ?, ?, ?)
            ON CONFLICT (event, public_id) DO NOTHING""",
            event,
            snapshot.id(),
            reporter.agentId(),
            reporter.deploymentName(),
            snapshot.occurredAt().toEpochMilli(),
            snapshot.receivedAt().toEpochMilli(),
            snapshot.trigger(),
            snapshot.size(),
            snapshot.gzip().length,
            snapshot.gzip());
    if (inserted == 1) {
      usage.add(UsageTable.SNAPSHOTS, snapshot.gzip().length);
      markMiddle(event);
      evictLeastWorthy(event);
    }
  }

  private void makeRoom(long bytes) {
    long over = usage.of(UsageTable.SNAPSHOTS) + bytes - limits.snapshotBytes();
    while (over > 0) {
      long freed =
          delete(
              """
              SELECT id FROM snapshot WHERE middle = 1 ORDER BY received_at LIMIT :limit""",
              EVICTED_AT_ONCE);
      if (freed == 0) {
        throw new FullException(
            "the first and latest snapshots of all events fill the "
                + (limits.snapshotBytes() >> 20)
                + " MiB that snapshots may take");
      }
      over -= freed;
    }
  }

  private void markMiddle(long event) {
    handle
        .createUpdate(
            """
            UPDATE snapshot SET middle = 1 - middle
            WHERE event = :event AND middle = (id IN (
              (SELECT id FROM snapshot WHERE event = :event ORDER BY occurred_at, id LIMIT 1),
              (SELECT id FROM snapshot WHERE event = :event
               ORDER BY occurred_at DESC, id DESC LIMIT 1)))""")
        .bind("event", event)
        .execute();
  }

  private void evictLeastWorthy(long event) {
    int kept =
        handle
            .createQuery("SELECT count(*) FROM snapshot WHERE event = :event")
            .bind("event", event)
            .mapTo(Integer.class)
            .one();
    if (kept > limits.snapshotsPerEvent()) {
      delete(
          """
          SELECT s.id FROM snapshot s WHERE s.middle = 1 AND s.event = %d
          ORDER BY s.trigger = 'forced',
            (SELECT count(*) FROM snapshot o
             WHERE o.event = s.event AND o.deployment IS s.deployment) = 1,
            s.occurred_at, s.id
          LIMIT :limit"""
              .formatted(event),
          kept - limits.snapshotsPerEvent());
    }
  }

  /** Deletes what the query selects, and returns how many bytes that freed. */
  private long delete(String selection, int limit) {
    long freed =
        handle
            .createQuery("DELETE FROM snapshot WHERE id IN (" + selection + ") RETURNING stored")
            .bind("limit", limit)
            .mapTo(Long.class)
            .stream()
            .mapToLong(Long::longValue)
            .sum();
    usage.add(UsageTable.SNAPSHOTS, -freed);
    return freed;
  }
}
