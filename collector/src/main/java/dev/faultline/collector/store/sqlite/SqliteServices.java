// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.store.sqlite;

import dev.faultline.collector.model.Agent;
import dev.faultline.collector.model.Deployment;
import dev.faultline.collector.model.MonitoredService;
import dev.faultline.collector.model.ServiceSummary;
import dev.faultline.collector.store.ServiceRepository;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;

/** Reads services. */
final class SqliteServices implements ServiceRepository {

  private static final String SELECT =
      """
      SELECT s.service, s.environment, s.last_contact, d.name AS deployment,
        (SELECT count(*) FROM agent a
         WHERE a.service = s.id AND a.last_contact > :connectedSince) AS agents,
        (SELECT count(*) FROM event e WHERE e.service = s.id AND e.listed = 1
         AND e.marked IS NOT 'HIDDEN') AS events,
        (SELECT count(*) FROM event e WHERE e.service = s.id AND e.listed = 1
         AND e.marked IS NULL AND """
          + NewEvents.CONDITION
          + """
        ) AS new_events,
        (SELECT count(*) FROM event e WHERE e.service = s.id AND e.listed = 1
         AND e.marked = 'RESURFACED') AS resurfaced_events,
        (SELECT coalesce(sum(c.count), 0) FROM event e
         JOIN counter c ON c.event = e.id AND c.slot > :daySince
         WHERE e.service = s.id AND e.listed = 1 AND e.last_seen > :daySince) AS occurrences
      FROM service s LEFT JOIN deployment d ON d.id = s.current_deployment
      """;

  private final Jdbi jdbi;
  private final InstantSource clock;

  SqliteServices(Jdbi jdbi, InstantSource clock) {
    this.jdbi = jdbi;
    this.clock = clock;
  }

  @Override
  public List<ServiceSummary> list() {
    return jdbi.withHandle(
        handle ->
            bindTimes(handle.createQuery(SELECT + "ORDER BY s.service, s.environment"))
                .map((row, context) -> summary(row))
                .list());
  }

  @Override
  public Optional<ServiceSummary> find(MonitoredService service) {
    return jdbi.withHandle(
        handle ->
            bindTimes(
                    handle.createQuery(
                        SELECT + "WHERE s.service = :service AND s.environment = :environment"))
                .bind("service", service.service())
                .bind("environment", service.environment())
                .map((row, context) -> summary(row))
                .findOne());
  }

  @Override
  public List<Deployment> deployments(MonitoredService service) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT d.name, d.first_seen, d.last_seen
                    FROM deployment d JOIN service s ON s.id = d.service
                    WHERE s.service = :service AND s.environment = :environment
                    ORDER BY d.id DESC""")
                .bind("service", service.service())
                .bind("environment", service.environment())
                .map(
                    (row, context) ->
                        new Deployment(
                            row.getString("name"),
                            Instant.ofEpochMilli(row.getLong("first_seen")),
                            Instant.ofEpochMilli(row.getLong("last_seen"))))
                .list());
  }

  private Query bindTimes(Query query) {
    Instant now = clock.instant();
    return query
        .bind("connectedSince", now.minus(Agent.CONNECTED_FOR).toEpochMilli())
        .bind("newSince", NewEvents.since(now))
        .bind("daySince", now.minus(Duration.ofDays(1)).toEpochMilli());
  }

  private static ServiceSummary summary(ResultSet row) throws SQLException {
    return new ServiceSummary(
        new MonitoredService(row.getString("service"), row.getString("environment")),
        row.getInt("agents"),
        row.getInt("events"),
        row.getInt("new_events"),
        row.getInt("resurfaced_events"),
        row.getLong("occurrences"),
        row.getString("deployment"),
        Instant.ofEpochMilli(row.getLong("last_contact")));
  }
}
