// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.web;

import dev.faultline.collector.access.FormTokens;
import dev.faultline.collector.health.ServiceHealth;
import dev.faultline.collector.http.Audience;
import dev.faultline.collector.http.Links;
import dev.faultline.collector.http.Routes;
import dev.faultline.collector.model.Event;
import dev.faultline.collector.model.EventPage;
import dev.faultline.collector.model.EventQuery;
import dev.faultline.collector.model.HealthPeriod;
import dev.faultline.collector.model.MonitoredService;
import dev.faultline.collector.model.Occurring;
import dev.faultline.collector.store.Store;
import dev.faultline.collector.web.health.HealthPage;
import dev.faultline.collector.web.health.Window;
import dev.faultline.collector.web.lists.EventListPage;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;

/** Health of a monitored service over time, and the events of a window of it. */
final class ServiceHealthScreen implements Routes {
  private final Store store;
  private final Templates templates;
  private final InstantSource clock;
  private final FormTokens forms = new FormTokens();

  ServiceHealthScreen(Store store, Templates templates, InstantSource clock) {
    this.store = store;
    this.templates = templates;
    this.clock = clock;
  }

  @Override
  public void register(JavalinDefaultRoutingApi routes) {
    routes.get(Links.HEALTH, this::show, Audience.PAGE);
  }

  private void show(Context context) {
    MonitoredService service =
        new MonitoredService(text(context, "service"), text(context, "environment"));
    if (store.services().find(service).isEmpty()) {
      Missing.answer(context, templates, "There is no monitored service of this name.");
      return;
    }
    Instant now = clock.instant();
    Window window =
        Window.of(
            service,
            period(context),
            Occurrings.time(context.queryParam("from")),
            Occurrings.time(context.queryParam("to")),
            now);
    HealthPage page =
        HealthPage.of(
            ServiceHealth.of(store, service, window.period(), now),
            window,
            store.events()::find,
            now);
    templates.render(
        context,
        "page/health.jte",
        Map.of(
            "page",
            page,
            "events",
            events(context, window, now),
            "recording",
            store.instructions().of(service).recording()));
  }

  private EventListPage events(Context context, Window window, Instant now) {
    EventQuery query =
        EventQuery.ALL.of(window.service()).occurring(Occurring.within(window.from(), window.to()));
    EventPage found = store.events().list(query);
    return EventListPage.of(
        query,
        found,
        store.invocations().rates(found.events().stream().map(Event::id).toList(), now),
        forms.issue(context),
        now);
  }

  private static HealthPeriod period(Context context) {
    String code = text(context, "period");
    return Arrays.stream(HealthPeriod.values())
        .filter(period -> period.code().equals(code))
        .findFirst()
        .orElse(HealthPeriod.HOURS_24);
  }

  private static String text(Context context, String name) {
    return Objects.requireNonNullElse(context.queryParam(name), "");
  }
}
