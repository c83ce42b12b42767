// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.api;

import dev.faultline.collector.http.Audience;
import dev.faultline.collector.http.Routes;
import dev.faultline.collector.model.Agent;
import dev.faultline.collector.model.Loss;
import dev.faultline.collector.store.AgentRepository;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Agents. */
public final class AgentRoutes implements Routes {

  private final AgentRepository agents;
  private final InstantSource clock;

  public AgentRoutes(AgentRepository agents, InstantSource clock) {
    this.agents = agents;
    this.clock = clock;
  }

  @Override
  public void register(JavalinDefaultRoutingApi routes) {
    routes.get("/api/v1/agents", this::list, Audience.API);
  }

  private record AgentAnswer(
      String id,
      String service,
      String environment,
      @Nullable String deployment,
      boolean connected,
      @Nullable String host,
      @Nullable Long pid,
      @Nullable String version,
      @Nullable String jvm,
      @Nullable String os,
      @Nullable String startedAt,
      String firstContact,
      String lastContact,
      Map<String, String> status,
      List<Loss> losses) {

    static AgentAnswer of(Agent agent, Instant now) {
      Instant startedAt = agent.startedAt();
      return new AgentAnswer(
          agent.id(),
          agent.service().service(),
          agent.service().environment(),
          agent.deployment(),
          agent.connected(now),
          agent.host(),
          agent.pid(),
          agent.version(),
          agent.jvm(),
          agent.os(),
          startedAt == null ? null : startedAt.toString(),
          agent.firstContact().toString(),
          agent.lastContact().toString(),
          agent.status(),
          agent.losses());
    }
  }

  private record ListAnswer(List<AgentAnswer> agents) {}

  private void list(Context context) {
    Instant now = clock.instant();
    Answers.write(
        context,
        new ListAnswer(agents.list().stream().map(agent -> AgentAnswer.of(agent, now)).toList()));
  }
}
