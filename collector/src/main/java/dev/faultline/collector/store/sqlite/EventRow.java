// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.store.sqlite;

import dev.faultline.collector.model.CodeLocation;
import dev.faultline.collector.model.EntryPoint;
import dev.faultline.collector.model.Event;
import dev.faultline.collector.model.EventKind;
import dev.faultline.collector.model.EventState;
import dev.faultline.collector.model.LogTemplate;
import dev.faultline.collector.model.MonitoredService;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jspecify.annotations.Nullable;

/**
 * An event with its number, which orders events that are equal otherwise.
 *
 * @param number of the event in the store
 */
record EventRow(long number, Event event) {

  /** Of {@code event e} and its {@code service s}; binds {@code newSince}. */
  static final String SELECT =
      """
      SELECT e.*, s.service AS service_name, s.environment, i.name AS introduced, l.name AS last,
        (SELECT count(*) FROM snapshot x WHERE x.event = e.id) AS snapshots,
        """
          + NewEvents.CONDITION
          + """
          AS is_new
      FROM event e JOIN service s ON s.id = e.service
      LEFT JOIN deployment i ON i.id = e.introduced_by
      LEFT JOIN deployment l ON l.id = e.last_deployment
      """;

  static final RowMapper<EventRow> MAPPER =
      (row, context) -> new EventRow(row.getLong("id"), event(row));

  private static Event event(ResultSet row) throws SQLException {
    return new Event(
        row.getString("public_id"),
        new MonitoredService(row.getString("service_name"), row.getString("environment")),
        EventKind.valueOf(row.getString("kind")),
        Json.texts(row.getString("types")),
        row.getString("message"),
        location(row),
        entryPoint(row),
        template(row.getString("template")),
        row.getString("name"),
        state(row),
        Instant.ofEpochMilli(row.getLong("first_seen")),
        Instant.ofEpochMilli(row.getLong("last_seen")),
        row.getLong("count"),
        row.getString("introduced"),
        row.getString("last"),
        row.getInt("snapshots"));
  }

  private static EventState state(ResultSet row) throws SQLException {
    String marked = row.getString("marked");
    if (marked != null) {
      return EventState.valueOf(marked);
    }
    return row.getBoolean("is_new") ? EventState.NEW : EventState.ONGOING;
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

  private static @Nullable EntryPoint entryPoint(ResultSet row) throws SQLException {
    String className = row.getString("entry_class");
    String name = row.getString("entry_name");
    return className == null && name == null
        ? null
        : new EntryPoint(
            className, row.getString("entry_method"), name, row.getString("entry_kind"));
  }

  private static @Nullable LogTemplate template(@Nullable String json) {
    return json == null ? null : Json.template(json);
  }
}
