// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.web.lists;

import dev.faultline.collector.http.Links;
import dev.faultline.collector.model.Agent;
import dev.faultline.collector.model.Loss;
import dev.faultline.collector.web.text.Amounts;
import dev.faultline.collector.web.text.Moment;
import dev.faultline.collector.web.text.Visible;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Agents, the one heard of last coming first.
 *
 * @param summary how many there are, and how many of them are connected
 */
public record AgentsPage(String summary, List<Row> rows) {

  /**
   * One JVM.
   *
   * @param runtime its Java and system; empty where not known
   * @param dropped what it had to drop, in all; null for nothing
   * @param reasons the same by what and why, a line each
   * @param status what it said of itself
   */
  public record Row(
      boolean connected,
      String service,
      String environment,
      String address,
      @Nullable String deployment,
      String host,
      @Nullable String pid,
      String runtime,
      @Nullable String version,
      @Nullable Moment started,
      Moment lastContact,
      @Nullable String dropped,
      String reasons,
      List<AgentStatement> status) {}

  public static AgentsPage of(List<Agent> agents, Instant now) {
    long connected = agents.stream().filter(agent -> agent.connected(now)).count();
    return new AgentsPage(
        Amounts.count(agents.size(), "agent") + ", " + Amounts.count(connected) + " connected",
        agents.stream().map(agent -> row(agent, now)).toList());
  }

  private static Row row(Agent agent, Instant now) {
    String deployment = agent.deployment();
    String version = agent.version();
    String host = agent.host();
    Instant started = agent.startedAt();
    long dropped = agent.losses().stream().mapToLong(Loss::count).sum();
    return new Row(
        agent.connected(now),
        Visible.line(agent.service().service()),
        Visible.line(agent.service().environment()),
        Links.events(agent.service()),
        deployment == null ? null : Visible.line(deployment),
        host == null ? "not known" : Visible.line(host),
        agent.pid() == null ? null : String.valueOf(agent.pid()),
        Stream.of(agent.jvm(), agent.os())
            .filter(Objects::nonNull)
            .map(Visible::line)
            .collect(Collectors.joining(", ")),
        version == null ? null : Visible.line(version),
        started == null ? null : Moment.of(started, now),
        Moment.of(agent.lastContact(), now),
        dropped == 0 ? null : Amounts.count(dropped),
        agent.losses().stream()
            .map(
                loss ->
                    Visible.line(loss.what() + ", " + loss.reason())
                        + ": "
                        + Amounts.count(loss.count()))
            .collect(Collectors.joining("\n")),
        AgentStatement.of(agent.status()));
  }
}
