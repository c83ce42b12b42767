// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.web;

import dev.faultline.collector.http.Audience;
import dev.faultline.collector.http.Links;
import dev.faultline.collector.http.Routes;
import dev.faultline.collector.store.ServiceRepository;
import dev.faultline.collector.web.lists.ServicesPage;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.time.InstantSource;
import java.util.Map;

/** Monitored services, or how to get the first one. */
final class ServicesScreen implements Routes {
  private final ServiceRepository services;
  private final Templates templates;
  private final InstantSource clock;

  ServicesScreen(ServiceRepository services, Templates templates, InstantSource clock) {
    this.services = services;
    this.templates = templates;
    this.clock = clock;
  }

  @Override
  public void register(JavalinDefaultRoutingApi routes) {
    routes.get(Links.SERVICES, this::show, Audience.PAGE);
  }

  private void show(Context context) {
    String collector = context.scheme() + "://" + context.host();
    ServicesPage page = ServicesPage.of(services.list(), collector, clock.instant());
    templates.render(context, "page/services.jte", Map.of("page", page));
  }
}
