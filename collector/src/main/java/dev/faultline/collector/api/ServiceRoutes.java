// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.api;

import dev.faultline.collector.http.Audience;
import dev.faultline.collector.http.Links;
import dev.faultline.collector.http.Routes;
import dev.faultline.collector.model.ServiceSummary;
import dev.faultline.collector.store.ServiceRepository;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Monitored services. */
public final class ServiceRoutes implements Routes {

  private final ServiceRepository services;

  public ServiceRoutes(ServiceRepository services) {
    this.services = services;
  }

  @Override
  public void register(JavalinDefaultRoutingApi routes) {
    routes.get("/api/v1/services", this::list, Audience.API);
  }

  private record ServiceAnswer(
      String service,
      String environment,
      int agentsConnected,
      int events,
      int newEvents,
      int resurfacedEvents,
      long occurrencesLast24Hours,
      @Nullable String currentDeployment,
      String lastContact,
      ServiceLinks links) {

    static ServiceAnswer of(ServiceSummary summary) {
      return new ServiceAnswer(
          summary.service().service(),
          summary.service().environment(),
          summary.agentsConnected(),
          summary.events(),
          summary.newEvents(),
          summary.resurfacedEvents(),
          summary.occurrences(),
          summary.currentDeployment(),
          summary.lastContact().toString(),
          new ServiceLinks(Links.events(summary.service()), Links.health(summary.service())));
    }
  }

  private record ServiceLinks(String page, String health) {}

  private record ListAnswer(List<ServiceAnswer> services) {}

  private void list(Context context) {
    Answers.write(
        context, new ListAnswer(services.list().stream().map(ServiceAnswer::of).toList()));
  }
}
