// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.api;

import dev.faultline.collector.http.Audience;
import dev.faultline.collector.http.ProblemException;
import dev.faultline.collector.http.Routes;
import dev.faultline.collector.model.Event;
import dev.faultline.collector.model.EventPage;
import dev.faultline.collector.model.OccurrenceRate;
import dev.faultline.collector.store.EventRepository;
import dev.faultline.collector.store.InvocationRepository;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Events: list and details. */
public final class EventRoutes implements Routes {

  static final String PATH = "/api/v1/events";
  static final String LATEST = "latest";

  private final EventRepository events;
  private final InvocationRepository invocations;
  private final InstantSource clock;

  public EventRoutes(
      EventRepository events, InvocationRepository invocations, InstantSource clock) {
    this.events = events;
    this.invocations = invocations;
    this.clock = clock;
  }

  @Override
  public void register(JavalinDefaultRoutingApi routes) {
    routes.get(PATH, this::list, Audience.API);
    routes.get(PATH + "/{id}", this::details, Audience.API);
  }

  private record ListAnswer(List<EventAnswer> events, @Nullable String next) {}

  private void list(Context context) {
    EventPage page = events.list(EventParameters.query(context));
    Map<String, OccurrenceRate> rates =
        invocations.rates(page.events().stream().map(Event::id).toList(), clock.instant());
    Answers.write(
        context,
        new ListAnswer(
            page.events().stream()
                .map(event -> EventAnswer.of(event, rates.get(event.id())))
                .toList(),
            page.next()));
  }

  private void details(Context context) {
    Event event = find(context, events);
    Instant now = clock.instant();
    OccurrenceRate rate = invocations.rates(List.of(event.id()), now).get(event.id());
    Answers.write(context, EventDetailsAnswer.of(event, rate, events, now));
  }

  static Event find(Context context, EventRepository events) {
    return events
        .find(context.pathParam("id"))
        .orElseThrow(
            () ->
                ProblemException.notFound(
                    "there is no event of this id: it never was, or it was not seen for so long that it was deleted"));
  }
}
