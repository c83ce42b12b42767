// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.web;

import dev.faultline.collector.access.FormTokens;
import dev.faultline.collector.digest.EventDescription;
import dev.faultline.collector.digest.EventIdentity;
import dev.faultline.collector.explain.FrameSources;
import dev.faultline.collector.http.Audience;
import dev.faultline.collector.http.Links;
import dev.faultline.collector.http.Routes;
import dev.faultline.collector.model.Agent;
import dev.faultline.collector.model.CodeLocation;
import dev.faultline.collector.model.Event;
import dev.faultline.collector.model.EventKind;
import dev.faultline.collector.model.EventReference;
import dev.faultline.collector.model.Snapshot;
import dev.faultline.collector.model.StoredSnapshot;
import dev.faultline.collector.store.Store;
import dev.faultline.collector.web.rootcause.EventDetails;
import dev.faultline.collector.web.rootcause.RootCausePage;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.time.InstantSource;
import java.util.List;
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
  private final FormTokens forms = new FormTokens();

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
    routes.get(Links.LOGGED + "/{name}", this::follow, Audience.PAGE);
  }

  private void follow(Context context) {
    store
        .events()
        .findByLink(context.pathParam("name"))
        .ifPresentOrElse(
            event -> context.redirect(Links.event(event)),
            () ->
                Missing.answer(
                    context,
                    templates,
                    "This link is not known yet, or no longer. The agent tells what it leads to"
                        + " within seconds of the log line."));
  }

  private void show(Context context) {
    String id = context.pathParam("event");
    Optional<Event> event = store.events().find(id);
    if (event.isEmpty()) {
      Missing.answer(
          context, templates, "There is no event " + id + ". It may be older than what is kept.");
      return;
    }
    templates.render(context, "page/rootCause.jte", Map.of("page", page(context, event.get())));
  }

  private RootCausePage page(Context context, Event event) {
    Optional<StoredSnapshot> stored = snapshot(event.id(), context.queryParam("snapshot"));
    Optional<Snapshot> snapshot = stored.map(StoredSnapshot::read);
    EventDetails details =
        details(
            context, event, snapshot.map(Snapshot::causedBy).flatMap(other -> find(event, other)));
    return stored
        .map(
            found ->
                RootCausePage.with(
                    details,
                    found.summary(),
                    snapshot.orElseThrow(),
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

  /**
   * By its identity, as the agents' names make it: what it tells of another event has no id. An
   * agent that does not know the place in the method yet leaves it out.
   */
  private Optional<Event> find(Event event, EventReference other) {
    EventKind kind = other.kind();
    if (kind == null) {
      return Optional.empty();
    }
    EventDescription description =
        new EventDescription(kind, other.types(), other.location(), other.template(), other.name());
    Optional<Event> same = store.events().find(EventIdentity.of(event.service(), description).id());
    CodeLocation location = other.location();
    return same.isPresent() || location == null || location.site() != null
        ? same
        : store.events().findOnly(event.service(), kind, other.types(), location);
  }

  private EventDetails details(Context context, Event event, Optional<Event> causedBy) {
    return new EventDetails(
        event,
        store.snapshots().list(event.id()),
        store.events().deployments(event.id()),
        store.events().agents(event.id()),
        store.events().history(event.id()),
        forms.issue(context),
        store.instructions().of(event.service()).forced().stream()
            .anyMatch(forced -> forced.eventId().equals(event.id())),
        causedBy.orElse(null),
        store.invocations().rates(List.of(event.id()), clock.instant()).get(event.id()),
        store.agents().list(event.service()).stream()
            .collect(Collectors.toMap(Agent::id, Function.identity(), (one, other) -> one)));
  }

  private static @Nullable Integer number(Context context, String name) {
    String value = context.queryParam(name);
    return value != null && value.matches("\\d{1,6}") ? Integer.valueOf(value) : null;
  }
}
