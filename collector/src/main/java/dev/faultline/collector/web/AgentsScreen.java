// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.web;

import dev.faultline.collector.http.Audience;
import dev.faultline.collector.http.Links;
import dev.faultline.collector.http.Routes;
import dev.faultline.collector.store.AgentRepository;
import dev.faultline.collector.web.lists.AgentsPage;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.time.InstantSource;
import java.util.Map;

/** Every JVM with the agent that was ever heard of. */
final class AgentsScreen implements Routes {
  private final AgentRepository agents;
  private final Templates templates;
  private final InstantSource clock;

  AgentsScreen(AgentRepository agents, Templates templates, InstantSource clock) {
    this.agents = agents;
    this.templates = templates;
    this.clock = clock;
  }

  @Override
  public void register(JavalinDefaultRoutingApi routes) {
    routes.get(Links.AGENTS, this::show, Audience.PAGE);
  }

  private void show(Context context) {
    AgentsPage page = AgentsPage.of(agents.list(), clock.instant());
    templates.render(context, "page/agents.jte", Map.of("page", page));
  }
}
