// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.store.sqlite;

import dev.faultline.collector.model.EventKind;
import dev.faultline.collector.model.HealthFacts;
import dev.faultline.collector.model.HealthFacts.Activity;
import dev.faultline.collector.model.HealthFacts.Change;
import dev.faultline.collector.model.HealthFacts.Span;
import dev.faultline.collector.model.HealthPeriod;
import dev.faultline.collector.model.MonitoredService;
import dev.faultline.collector.store.HealthRepository;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;

/** Reads what health scores are made of, summed by slot in the database. */
final class SqliteHealth implements HealthRepository {

  /**
   * Of a period; those with most occurrences. Beyond that, each bound of the score is long reached.
   */
  static final int MOST_EVENTS = 500;

  private static final String SERVICE =
      "(SELECT id FROM service WHERE service = :service AND environment = :environment)";

  private static final String CHOSEN =
      """
      WITH chosen AS (
        SELECT e.id, e.public_id, e.kind, e.first_seen FROM event e
        WHERE e.service = %s AND e.listed = 1 AND e.last_seen >= :from
          AND e.marked IS NOT 'HIDDEN'
          AND (e.kind = 'SLOW' OR e.first_seen >= :newFrom OR EXISTS (
            SELECT 1 FROM event_history h WHERE h.event = e.id AND h.what = 'RESURFACED'))
        ORDER BY e.count DESC, e.id LIMIT %d)
      """
          .formatted(SERVICE, MOST_EVENTS);

  private final Jdbi jdbi;

  SqliteHealth(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  @Override
  public HealthFacts facts(MonitoredService service, HealthPeriod period, Instant now) {
    Range range = Range.of(service, period, now);
    return jdbi.withHandle(
        handle ->
            new HealthFacts(
                occurrences(handle, range),
                calls(handle, range),
                reporting(handle, range),
                events(handle, range)));
  }

  /** What all queries bind; {@code before}: where that begins which slots are compared with. */
  private record Range(
      MonitoredService service, long width, Instant before, Instant from, Instant to) {

    static Range of(MonitoredService service, HealthPeriod period, Instant now) {
      Instant to = period.end(now);
      Instant from = to.minus(period.slot().multipliedBy(HealthPeriod.SLOTS));
      Instant before = from.minus(period.slot().multipliedBy(period.baselineSlots()));
      return new Range(service, period.slot().toMillis(), before, from, to);
    }

    Query bind(Query query) {
      return query
          .bind("service", service.service())
          .bind("environment", service.environment())
          .bind("width", width)
          .bind("before", before.toEpochMilli())
          .bind("from", from.toEpochMilli())
          .bind("newFrom", from.minus(Duration.ofDays(1)).toEpochMilli())
          .bind("to", to.toEpochMilli());
    }
  }

  private static Map<Instant, Long> occurrences(Handle handle, Range range) {
    return sums(
        handle,
        range,
        """
        SELECT c.slot / :width * :width AS start, sum(c.count) AS total
        FROM event e JOIN counter c ON c.event = e.id AND c.slot >= :before AND c.slot < :to
        WHERE e.service = %s AND e.listed = 1 AND e.last_seen >= :before
          AND e.marked IS NOT 'HIDDEN' AND e.kind NOT IN ('SLOW', 'LOGGED_WARNING')
        GROUP BY start""");
  }

  private static Map<Instant, Long> calls(Handle handle, Range range) {
    return sums(
        handle,
        range,
        """
        SELECT i.slot / :width * :width AS start, sum(i.count) AS total
        FROM entry_point p JOIN invocation i
          ON i.entry_point = p.id AND i.slot >= :before AND i.slot < :to
        WHERE p.service = %s GROUP BY start""");
  }

  private static Map<Instant, Long> sums(Handle handle, Range range, String sql) {
    Map<Instant, Long> sums = new HashMap<>();
    range
        .bind(handle.createQuery(sql.formatted(SERVICE)))
        .map((row, context) -> Map.entry(time(row, "start"), row.getLong("total")))
        .forEach(sum -> sums.put(sum.getKey(), sum.getValue()));
    return sums;
  }

  private static List<Span> reporting(Handle handle, Range range) {
    return range
        .bind(
            handle.createQuery(
                """
                SELECT first_contact, last_contact FROM agent
                WHERE service = %s AND last_contact >= :before AND first_contact < :to"""
                    .formatted(SERVICE)))
        .map((row, context) -> new Span(time(row, "first_contact"), time(row, "last_contact")))
        .list();
  }

  private static List<Activity> events(Handle handle, Range range) {
    Map<String, List<Change>> changes = changes(handle, range);
    Map<String, Activity> events = new LinkedHashMap<>();
    range
        .bind(
            handle.createQuery(
                CHOSEN
                    + """
                    SELECT DISTINCT x.public_id, x.kind, x.first_seen,
                      c.slot / :width * :width AS start
                    FROM chosen x JOIN counter c
                      ON c.event = x.id AND c.slot >= :from AND c.slot < :to
                    ORDER BY x.first_seen, x.public_id, start"""))
        .map((row, context) -> activity(row, changes))
        .forEach(
            slot -> {
              Activity known = events.putIfAbsent(slot.id(), slot);
              if (known != null) {
                known.slots().addAll(slot.slots());
              }
            });
    return List.copyOf(events.values());
  }

  private static Map<String, List<Change>> changes(Handle handle, Range range) {
    Map<String, List<Change>> changes = new HashMap<>();
    range
        .bind(
            handle.createQuery(
                CHOSEN
                    + """
                    SELECT x.public_id, h.at, h.what FROM chosen x
                    JOIN event_history h ON h.event = x.id ORDER BY h.id"""))
        .map(
            (row, context) ->
                Map.entry(
                    row.getString("public_id"),
                    new Change(time(row, "at"), "RESURFACED".equals(row.getString("what")))))
        .forEach(
            change ->
                changes
                    .computeIfAbsent(change.getKey(), id -> new ArrayList<>())
                    .add(change.getValue()));
    return changes;
  }

  private static Activity activity(ResultSet row, Map<String, List<Change>> changes)
      throws SQLException {
    String id = row.getString("public_id");
    List<Instant> slots = new ArrayList<>();
    slots.add(time(row, "start"));
    return new Activity(
        id,
        EventKind.valueOf(row.getString("kind")),
        time(row, "first_seen"),
        changes.getOrDefault(id, List.of()),
        slots);
  }

  private static Instant time(ResultSet row, String column) throws SQLException {
    return Instant.ofEpochMilli(row.getLong(column));
  }
}
