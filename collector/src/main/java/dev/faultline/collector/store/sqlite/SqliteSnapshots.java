// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.store.sqlite;

import dev.faultline.collector.model.SnapshotSummary;
import dev.faultline.collector.model.StoredSnapshot;
import dev.faultline.collector.store.SnapshotRepository;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Reads snapshots. */
final class SqliteSnapshots implements SnapshotRepository {

  private static final String SUMMARY =
      """
      s.public_id, e.public_id AS event_id, s.agent, s.deployment, s.occurred_at, s.received_at,
      s.trigger, s.size""";

  private static final String FROM =
      " FROM event e JOIN snapshot s ON s.event = e.id WHERE e.public_id = :event ";

  private final Jdbi jdbi;

  SqliteSnapshots(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  @Override
  public List<SnapshotSummary> list(String eventId) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT " + SUMMARY + FROM + "ORDER BY s.occurred_at, s.id")
                .bind("event", eventId)
                .map((row, context) -> summary(row))
                .list());
  }

  @Override
  public Optional<StoredSnapshot> first(String eventId) {
    return one("ORDER BY s.occurred_at, s.id LIMIT 1", eventId, null);
  }

  @Override
  public Optional<StoredSnapshot> latest(String eventId) {
    return one("ORDER BY s.occurred_at DESC, s.id DESC LIMIT 1", eventId, null);
  }

  @Override
  public Optional<StoredSnapshot> find(String eventId, String snapshotId) {
    return one("AND s.public_id = :snapshot", eventId, snapshotId);
  }

  private Optional<StoredSnapshot> one(String which, String eventId, @Nullable String snapshotId) {
    return jdbi.withHandle(
        handle -> {
          var query = handle.createQuery("SELECT " + SUMMARY + ", s.body" + FROM + which);
          query.bind("event", eventId);
          if (snapshotId != null) {
            query.bind("snapshot", snapshotId);
          }
          return query
              .map(
                  (row, context) ->
                      new StoredSnapshot(summary(row), Gzip.inflate(row.getBytes("body"))))
              .findOne();
        });
  }

  private static SnapshotSummary summary(ResultSet row) throws SQLException {
    return new SnapshotSummary(
        row.getString("public_id"),
        row.getString("event_id"),
        row.getString("agent"),
        row.getString("deployment"),
        Instant.ofEpochMilli(row.getLong("occurred_at")),
        Instant.ofEpochMilli(row.getLong("received_at")),
        row.getString("trigger"),
        row.getInt("size"));
  }
}
