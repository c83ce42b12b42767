// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.web;

import dev.faultline.collector.health.ServiceHealth;
import dev.faultline.collector.http.Audience;
import dev.faultline.collector.http.Links;
import dev.faultline.collector.http.Routes;
import dev.faultline.collector.model.HealthPeriod;
import dev.faultline.collector.store.Store;
import dev.faultline.collector.web.lists.ServicesPage;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;

/** Monitored services, or how to get the first one. */
final class ServicesScreen implements Routes {
  private final Store store;
  private final Templates templates;
  private final InstantSource clock;

  ServicesScreen(Store store, Templates templates, InstantSource clock) {
    this.store = store;
    this.templates = templates;
    this.clock = clock;
  }

  @Override
  public void register(JavalinDefaultRoutingApi routes) {
    routes.get(Links.SERVICES, this::show, Audience.PAGE);
  }

  private void show(Context context) {
    String collector = context.scheme() + "://" + context.host();
    Instant now = clock.instant();
    ServicesPage page =
        ServicesPage.of(
            store.services().list(),
            service -> ServiceHealth.of(store, service, HealthPeriod.HOURS_24, now),
            collector,
            now);
    templates.render(context, "page/services.jte", Map.of("page", page));
  }
}
