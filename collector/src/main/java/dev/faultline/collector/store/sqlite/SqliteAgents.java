// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.store.sqlite;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import dev.faultline.collector.model.Agent;
import dev.faultline.collector.model.Loss;
import dev.faultline.collector.model.MonitoredService;
import dev.faultline.collector.store.AgentRepository;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Reads agents. */
final class SqliteAgents implements AgentRepository {

  private static final String SELECT =
      """
      SELECT a.*, s.service AS service_name, s.environment, d.name AS deployment_name
      FROM agent a JOIN service s ON s.id = a.service
      LEFT JOIN deployment d ON d.id = a.deployment
      """;

  private static final String ORDER = "ORDER BY a.last_contact DESC, a.id LIMIT 1000";

  private final Jdbi jdbi;

  SqliteAgents(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  @Override
  public List<Agent> list() {
    return read("", Map.of());
  }

  @Override
  public List<Agent> list(MonitoredService service) {
    return read(
        "WHERE s.service = :service AND s.environment = :environment ",
        Map.of("service", service.service(), "environment", service.environment()));
  }

  @Override
  public Optional<Agent> find(String id) {
    return read("WHERE a.public_id = :id ", Map.of("id", id)).stream().findFirst();
  }

  private List<Agent> read(String where, Map<String, String> parameters) {
    return jdbi.withHandle(
        handle -> {
          Map<Long, List<Loss>> losses = losses(handle, where, parameters);
          return handle
              .createQuery(SELECT + where + ORDER)
              .bindMap(parameters)
              .map((row, context) -> agent(row, losses))
              .list();
        });
  }

  private static Map<Long, List<Loss>> losses(
      Handle handle, String where, Map<String, String> parameters) {
    return handle
        .createQuery(
            "SELECT l.* FROM agent a JOIN service s ON s.id = a.service JOIN loss l ON l.agent = a.id "
                + where)
        .bindMap(parameters)
        .map((row, context) -> Map.entry(row.getLong("agent"), loss(row)))
        .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toList())));
  }

  private static Loss loss(ResultSet row) throws SQLException {
    return new Loss(row.getString("what"), row.getString("reason"), row.getLong("count"));
  }

  private static Agent agent(ResultSet row, Map<Long, List<Loss>> losses) throws SQLException {
    return new Agent(
        row.getString("public_id"),
        new MonitoredService(row.getString("service_name"), row.getString("environment")),
        row.getString("deployment_name"),
        row.getString("host"),
        number(row, "pid"),
        row.getString("version"),
        instant(number(row, "started_at")),
        row.getString("jvm"),
        row.getString("os"),
        Instant.ofEpochMilli(row.getLong("first_contact")),
        Instant.ofEpochMilli(row.getLong("last_contact")),
        Json.textByName(row.getString("status")),
        losses.getOrDefault(row.getLong("id"), List.of()));
  }

  private static @Nullable Long number(ResultSet row, String column) throws SQLException {
    long value = row.getLong(column);
    return row.wasNull() ? null : value;
  }

  private static @Nullable Instant instant(@Nullable Long millis) {
    return millis == null ? null : Instant.ofEpochMilli(millis);
  }
}
