// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.store.sqlite;

import dev.faultline.collector.model.CodeLocation;
import dev.faultline.collector.model.EventKind;
import dev.faultline.collector.model.ForcedSnapshot;
import dev.faultline.collector.model.Instructions;
import dev.faultline.collector.model.MonitoredService;
import dev.faultline.collector.store.InstructionRepository;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Reads what agents are asked for. */
final class SqliteInstructions implements InstructionRepository {

  private static final int FORCED_AT_ONCE = 50;

  private final Jdbi jdbi;
  private final InstantSource clock;

  SqliteInstructions(Jdbi jdbi, InstantSource clock) {
    this.jdbi = jdbi;
    this.clock = clock;
  }

  @Override
  public Instructions of(MonitoredService service) {
    return jdbi.withHandle(handle -> read(handle, service));
  }

  private Instructions read(Handle handle, MonitoredService service) {
    List<ForcedSnapshot> forced = forced(handle, service);
    return handle
        .createQuery(
            """
            SELECT i.paused, i.redact_names FROM instruction i JOIN service s ON s.id = i.service
            WHERE s.service = :service AND s.environment = :environment""")
        .bind("service", service.service())
        .bind("environment", service.environment())
        .map(
            (row, context) ->
                new Instructions(
                    !row.getBoolean("paused"), Json.texts(row.getString("redact_names")), forced))
        .findOne()
        .orElseGet(
            () -> forced.isEmpty() ? Instructions.NONE : new Instructions(true, List.of(), forced));
  }

  private List<ForcedSnapshot> forced(Handle handle, MonitoredService service) {
    return handle
        .createQuery(
            """
            SELECT f.id AS wish, e.* FROM forced_snapshot f
            JOIN service s ON s.id = f.service JOIN event e ON e.id = f.event
            WHERE s.service = :service AND s.environment = :environment AND f.asked_at > :since
            ORDER BY f.id LIMIT :limit""")
        .bind("service", service.service())
        .bind("environment", service.environment())
        .bind("since", InstructionTables.forgottenBefore(clock.instant()))
        .bind("limit", FORCED_AT_ONCE)
        .map((row, context) -> forced(row))
        .list();
  }

  private static ForcedSnapshot forced(ResultSet row) throws SQLException {
    return new ForcedSnapshot(
        Long.toString(row.getLong("wish")),
        row.getString("public_id"),
        EventKind.valueOf(row.getString("kind")),
        Json.texts(row.getString("types")),
        location(row),
        row.getString("name"));
  }

  private static @Nullable CodeLocation location(ResultSet row) throws SQLException {
    String className = row.getString("location_class");
    return className == null
        ? null
        : new CodeLocation(
            className,
            row.getString("location_method"),
            row.getString("location_descriptor"),
            row.getString("location_site"));
  }
}
