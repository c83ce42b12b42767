// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.web;

import dev.faultline.collector.access.FormTokens;
import dev.faultline.collector.api.SearchWords;
import dev.faultline.collector.http.Audience;
import dev.faultline.collector.http.Links;
import dev.faultline.collector.http.Routes;
import dev.faultline.collector.model.Event;
import dev.faultline.collector.model.EventKind;
import dev.faultline.collector.model.EventPage;
import dev.faultline.collector.model.EventQuery;
import dev.faultline.collector.model.EventQuery.Sort;
import dev.faultline.collector.model.EventState;
import dev.faultline.collector.model.MonitoredService;
import dev.faultline.collector.model.OccurrenceRate;
import dev.faultline.collector.store.EventRepository;
import dev.faultline.collector.store.InvocationRepository;
import dev.faultline.collector.web.lists.EventListPage;
import dev.faultline.collector.web.text.Visible;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Events of one monitored service, or of all. What an address asks for and doesn't exist is left
 * out, not an error.
 */
final class EventListScreen implements Routes {
  private final EventRepository events;
  private final InvocationRepository invocations;
  private final Templates templates;
  private final InstantSource clock;
  private final FormTokens forms = new FormTokens();

  EventListScreen(
      EventRepository events,
      InvocationRepository invocations,
      Templates templates,
      InstantSource clock) {
    this.events = events;
    this.invocations = invocations;
    this.templates = templates;
    this.clock = clock;
  }

  @Override
  public void register(JavalinDefaultRoutingApi routes) {
    routes.get(Links.EVENTS, this::show, Audience.PAGE);
    routes.get(
        "/services/{service}/{environment}",
        context ->
            context.redirect(
                Links.health(
                    new MonitoredService(
                        context.pathParam("service"), context.pathParam("environment")))),
        Audience.PAGE);
  }

  private void show(Context context) {
    EventQuery query = query(context);
    Instant now = clock.instant();
    EventPage found = events.list(query);
    Map<String, OccurrenceRate> rates =
        invocations.rates(found.events().stream().map(Event::id).toList(), now);
    EventListPage page = EventListPage.of(query, found, rates, forms.issue(context), now);
    String problem = SearchWords.of(parameter(context, "text")).problem();
    templates.render(
        context,
        "page/events.jte",
        Map.of("page", page, "problem", problem == null ? "" : Visible.line(problem)));
  }

  private static EventQuery query(Context context) {
    SearchWords words = SearchWords.of(parameter(context, "text"));
    return new EventQuery(
        parameter(context, "service"),
        parameter(context, "environment"),
        words.and(kinds(context.queryParams("kind"))),
        "true".equals(context.queryParam("caught")),
        words.or(chosen(EventState.values(), context.queryParam("state")).orElse(null)),
        words.text(),
        words.at(Occurrings.of(context)),
        chosen(Sort.values(), context.queryParam("sort")).orElse(Sort.LAST_SEEN),
        EventQuery.DEFAULT_LIMIT,
        parameter(context, "cursor"));
  }

  private static Set<EventKind> kinds(List<String> names) {
    return names.stream()
        .flatMap(name -> chosen(EventKind.values(), name).stream())
        .collect(Collectors.toSet());
  }

  private static @Nullable String parameter(Context context, String name) {
    String value = context.queryParam(name);
    return value == null || value.isBlank() ? null : value.strip();
  }

  private static <E extends Enum<E>> Optional<E> chosen(E[] values, @Nullable String name) {
    return Arrays.stream(values).filter(value -> value.name().equalsIgnoreCase(name)).findFirst();
  }
}
