// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.web;

import dev.faultline.collector.explain.FrameSources;
import dev.faultline.collector.http.Audience;
import dev.faultline.collector.http.Links;
import dev.faultline.collector.http.Routes;
import dev.faultline.collector.model.Agent;
import dev.faultline.collector.model.Event;
import dev.faultline.collector.model.StoredSnapshot;
import dev.faultline.collector.store.Store;
import dev.faultline.collector.web.rootcause.EventDetails;
import dev.faultline.collector.web.rootcause.RootCausePage;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Why an event happened: one snapshot of it, with a frame selected. */
final class RootCauseScreen implements Routes {
  private final Store store;
  private final FrameSources sources;
  private final Templates templates;
  private final InstantSource clock;

  RootCauseScreen(Store store, FrameSources sources, Templates templates, InstantSource clock) {
    this.store = store;
    this.sources = sources;
    this.templates = templates;
    this.clock = clock;
  }

  @Override
  public void register(JavalinDefaultRoutingApi routes) {
    routes.get(Links.EVENTS + "/{event}", this::show, Audience.PAGE);
    routes.get(
        Links.EVENTS + "/{event}/snapshots/{snapshot}",
        context ->
            context.redirect(
                Links.snapshot(context.pathParam("event"), context.pathParam("snapshot"))),
        Audience.PAGE);
  }

  private void show(Context context) {
    String id = context.pathParam("event");
    Optional<Event> event = store.events().find(id);
    if (event.isEmpty()) {
      Missing.answer(
          context, templates, "There is no event " + id + ". It may be older than what is kept.");
      return;
    }
    templates.render(
        context, "page/rootCause.jte", Map.of("page", page(context, details(event.get()))));
  }

  private RootCausePage page(Context context, EventDetails details) {
    return snapshot(details.event().id(), context.queryParam("snapshot"))
        .map(
            stored ->
                RootCausePage.with(
                    details,
                    stored.summary(),
                    stored.read(),
                    number(context, "exception"),
                    number(context, "frame"),
                    "true".equals(context.queryParam("whole")),
                    sources,
                    clock.instant()))
        .orElseGet(() -> RootCausePage.without(details, clock.instant()));
  }

  /** One that is gone is replaced by the latest: links outlive what they lead to. */
  private Optional<StoredSnapshot> snapshot(String event, @Nullable String id) {
    return Optional.ofNullable(id)
        .flatMap(wanted -> store.snapshots().find(event, wanted))
        .or(() -> store.snapshots().latest(event));
  }

  private EventDetails details(Event event) {
    return new EventDetails(
        event,
        store.snapshots().list(event.id()),
        store.events().deployments(event.id()),
        store.events().agents(event.id()),
        store.agents().list(event.service()).stream()
            .collect(Collectors.toMap(Agent::id, Function.identity(), (one, other) -> one)));
  }

  private static @Nullable Integer number(Context context, String name) {
    String value = context.queryParam(name);
    return value != null && value.matches("\\d{1,6}") ? Integer.valueOf(value) : null;
  }
}
