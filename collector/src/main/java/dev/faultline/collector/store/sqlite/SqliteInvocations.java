// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.store.sqlite;

import dev.faultline.collector.model.InvocationTotals;
import dev.faultline.collector.model.MonitoredService;
import dev.faultline.collector.model.OccurrenceRate;
import dev.faultline.collector.model.OccurrenceSlot;
import dev.faultline.collector.store.InvocationRepository;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;

/** Reads calls of entry points. */
final class SqliteInvocations implements InvocationRepository {

  private final Jdbi jdbi;

  SqliteInvocations(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  @Override
  public List<InvocationTotals> list(MonitoredService service, Instant from, Instant to) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT p.name, p.kind, t.calls, t.failed, t.millis
                    FROM (
                      SELECT i.entry_point, sum(i.count) AS calls, sum(i.failed) AS failed,
                        sum(i.millis) AS millis
                      FROM invocation i
                      WHERE i.slot >= :from AND i.slot < :to AND i.entry_point IN (
                        SELECT p.id FROM entry_point p JOIN service s ON s.id = p.service
                        WHERE s.service = :service AND s.environment = :environment)
                      GROUP BY i.entry_point) t
                    JOIN entry_point p ON p.id = t.entry_point
                    ORDER BY t.calls DESC, p.name""")
                .bind("service", service.service())
                .bind("environment", service.environment())
                .bind("from", from.toEpochMilli())
                .bind("to", to.toEpochMilli())
                .map(
                    (row, context) ->
                        new InvocationTotals(
                            row.getString("name"),
                            row.getString("kind"),
                            row.getLong("calls"),
                            row.getLong("failed"),
                            row.getLong("millis")))
                .list());
  }

  @Override
  public Map<String, OccurrenceRate> rates(Collection<String> events, Instant now) {
    Map<String, OccurrenceRate> rates = new LinkedHashMap<>();
    if (events.isEmpty()) {
      return rates;
    }
    Instant to = now.plus(OccurrenceSlot.WIDTH);
    jdbi.useHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT e.public_id, p.name,
                      (SELECT sum(c.count) FROM counter c
                       WHERE c.event = e.id AND c.slot >= :from AND c.slot < :to) AS occurrences,
                      (SELECT sum(i.count) FROM invocation i
                       WHERE i.entry_point = p.id AND i.slot >= :from AND i.slot < :to) AS calls
                    FROM event e
                    JOIN entry_point p ON p.service = e.service AND p.name = e.entry_name
                    WHERE e.public_id IN (<events>)""")
                .bindList("events", List.copyOf(events))
                .bind("from", to.minus(OccurrenceRate.WITHIN).toEpochMilli())
                .bind("to", to.toEpochMilli())
                .map(
                    (row, context) ->
                        Map.entry(
                            row.getString("public_id"),
                            new OccurrenceRate(
                                row.getString("name"),
                                row.getLong("occurrences"),
                                row.getLong("calls"))))
                .forEach(
                    rate -> {
                      if (rate.getValue().occurrences() > 0 && rate.getValue().invocations() > 0) {
                        rates.put(rate.getKey(), rate.getValue());
                      }
                    }));
    return rates;
  }
}
