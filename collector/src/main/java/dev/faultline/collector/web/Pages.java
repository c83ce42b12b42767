// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.web;

import dev.faultline.collector.explain.FrameSources;
import dev.faultline.collector.http.Routes;
import dev.faultline.collector.store.Store;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.time.InstantSource;
import java.util.List;

/** All pages and what they load. */
public final class Pages implements Routes {
  private final List<Routes> screens;

  public Pages(Store store, InstantSource clock) {
    Templates templates = new Templates();
    screens =
        List.of(
            new ServicesScreen(store, templates, clock),
            new ServiceHealthScreen(store, templates, clock),
            new EventListScreen(store.events(), store.invocations(), templates, clock),
            new Exports(
                store,
                templates), // before the screen, whose addresses are theirs without an ending
            new RootCauseScreen(store, new FrameSources(store.classFiles()), templates, clock),
            new AgentsScreen(store.agents(), templates, clock),
            new AssetRoutes());
  }

  @Override
  public void register(JavalinDefaultRoutingApi routes) {
    screens.forEach(screen -> screen.register(routes));
  }
}
