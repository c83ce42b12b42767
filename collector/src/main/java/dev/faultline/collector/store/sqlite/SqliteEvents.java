// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.store.sqlite;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import dev.faultline.collector.model.CodeLocation;
import dev.faultline.collector.model.Event;
import dev.faultline.collector.model.EventChange;
import dev.faultline.collector.model.EventKind;
import dev.faultline.collector.model.EventPage;
import dev.faultline.collector.model.EventQuery;
import dev.faultline.collector.model.EventState;
import dev.faultline.collector.model.MonitoredService;
import dev.faultline.collector.model.OccurrenceShare;
import dev.faultline.collector.model.OccurrenceSlot;
import dev.faultline.collector.store.EventRepository;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** Reads events and their counters. */
final class SqliteEvents implements EventRepository {

  private final Jdbi jdbi;
  private final InstantSource clock;

  SqliteEvents(Jdbi jdbi, InstantSource clock) {
    this.jdbi = jdbi;
    this.clock = clock;
  }

  @Override
  public EventPage list(EventQuery query) {
    EventList list = new EventList(query, clock.instant());
    return jdbi.withHandle(list::read);
  }

  @Override
  public Optional<Event> find(String id) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(EventRow.SELECT + "WHERE e.public_id = :id")
                .bind("newSince", NewEvents.since(clock.instant()))
                .bind("id", id)
                .map(EventRow.MAPPER)
                .map(EventRow::event)
                .findOne());
  }

  @Override
  public Optional<Event> findOnly(
      MonitoredService service, EventKind kind, List<String> types, CodeLocation location) {
    List<Event> found =
        jdbi.withHandle(
            handle ->
                handle
                    .createQuery(
                        EventRow.SELECT
                            + "WHERE s.service = :service AND s.environment = :environment"
                            + " AND e.kind = :kind AND e.types = :types"
                            + " AND e.location_class = :class AND e.location_method = :method"
                            + " LIMIT 2")
                    .bind("newSince", NewEvents.since(clock.instant()))
                    .bind("service", service.service())
                    .bind("environment", service.environment())
                    .bind("kind", kind.name())
                    .bind("types", Json.write(types))
                    .bind("class", location.className())
                    .bind("method", location.method())
                    .map(EventRow.MAPPER)
                    .map(EventRow::event)
                    .list());
    return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
  }

  @Override
  public List<EventChange> history(String id) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT h.* FROM event_history h JOIN event e ON e.id = h.event"
                        + " WHERE e.public_id = :id ORDER BY h.id DESC")
                .bind("id", id)
                .map((row, context) -> change(row))
                .list());
  }

  private static EventChange change(ResultSet row) throws SQLException {
    String what = row.getString("what");
    return new EventChange(
        Instant.ofEpochMilli(row.getLong("at")),
        what.equals("RESTORED") ? null : EventState.valueOf(what),
        row.getString("who"),
        row.getString("deployment"));
  }

  @Override
  public Optional<String> findByLink(String name) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT e.public_id FROM log_link l JOIN event e ON e.id = l.event"
                        + " WHERE l.name = :name")
                .bind("name", name)
                .mapTo(String.class)
                .findOne());
  }

  @Override
  public List<OccurrenceSlot> occurrences(String id, Instant from, Instant to) {
    return occurrences(List.of(id), from, to).getOrDefault(id, List.of());
  }

  @Override
  public Map<String, List<OccurrenceSlot>> occurrences(
      Collection<String> ids, Instant from, Instant to) {
    if (ids.isEmpty()) {
      return Map.of();
    }
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT e.public_id, c.slot, sum(c.count) AS count
                    FROM event e JOIN counter c ON c.event = e.id
                    WHERE e.public_id IN (<ids>) AND c.slot >= :from AND c.slot < :to
                    GROUP BY e.public_id, c.slot ORDER BY e.public_id, c.slot""")
                .bindList("ids", List.copyOf(ids))
                .bind("from", from.toEpochMilli())
                .bind("to", to.toEpochMilli())
                .map((row, context) -> Map.entry(row.getString("public_id"), slot(row)))
                .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toList()))));
  }

  private static OccurrenceSlot slot(ResultSet row) throws SQLException {
    return new OccurrenceSlot(Instant.ofEpochMilli(row.getLong("slot")), row.getLong("count"));
  }

  @Override
  public List<OccurrenceShare> deployments(String id) {
    return shares(
        """
        SELECT d.name, x.count FROM event e
        JOIN event_deployment x ON x.event = e.id LEFT JOIN deployment d ON d.id = x.deployment
        WHERE e.public_id = :id ORDER BY x.deployment""",
        id);
  }

  @Override
  public List<OccurrenceShare> agents(String id) {
    return shares(
        """
        SELECT a.public_id AS name, sum(c.count) AS count FROM event e
        JOIN counter c ON c.event = e.id LEFT JOIN agent a ON a.id = c.agent
        WHERE e.public_id = :id GROUP BY a.public_id ORDER BY count DESC, name""",
        id);
  }

  private List<OccurrenceShare> shares(String sql, String id) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(sql)
                .bind("id", id)
                .map(
                    (row, context) ->
                        new OccurrenceShare(row.getString("name"), row.getLong("count")))
                .list());
  }
}
