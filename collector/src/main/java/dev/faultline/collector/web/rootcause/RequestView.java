// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.web.rootcause;

import dev.faultline.collector.digest.EventDescription;
import dev.faultline.collector.digest.EventIdentity;
import dev.faultline.collector.http.Links;
import dev.faultline.collector.model.EventReference;
import dev.faultline.collector.model.MonitoredService;
import dev.faultline.collector.model.Request;
import dev.faultline.collector.model.Snapshot;
import dev.faultline.collector.model.TraceContext;
import dev.faultline.collector.web.text.Kinds;
import dev.faultline.collector.web.text.TypeName;
import dev.faultline.collector.web.text.Visible;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the thread worked for: its request, the trace, what the application said of it.
 *
 * @param line the request in one line; null where there is none
 * @param data what a custom event was given
 * @param cause the event that led to this one; null without one
 */
public record RequestView(
    @Nullable String line,
    List<Fact> facts,
    List<Row> headers,
    List<Row> context,
    List<ValueView> data,
    @Nullable Cause cause) {

  /** A name and its value. */
  public record Row(String name, String value) {}

  /** Another event. */
  public record Cause(String kind, String title, String address) {}

  /** {@code null} where nothing is known of it. */
  static @Nullable RequestView of(
      MonitoredService service, Snapshot snapshot, Selection selection) {
    Request request = snapshot.request();
    TraceContext trace = snapshot.trace();
    EventReference causedBy = snapshot.causedBy();
    if (request == null
        && trace == null
        && causedBy == null
        && snapshot.context().isEmpty()
        && snapshot.data().isEmpty()) {
      return null;
    }
    return new RequestView(
        request == null ? null : line(request),
        facts(request, trace),
        request == null ? List.of() : rows(request.headers()),
        rows(snapshot.context()),
        new ValueViews(selection, new ValuePlaces(snapshot)).of(snapshot.data()),
        causedBy == null || causedBy.kind() == null ? null : cause(service, causedBy));
  }

  private static String line(Request request) {
    String target = request.url() != null ? request.url() : request.path();
    return Visible.line(
        (request.method() == null ? "?" : request.method())
            + " "
            + (target == null ? "" : target)
            + (request.query() == null ? "" : "?" + request.query()));
  }

  private static List<Fact> facts(@Nullable Request request, @Nullable TraceContext trace) {
    List<Fact> facts = new ArrayList<>();
    if (request != null) {
      facts.add(
          Fact.text(
              "Answer", request.status() == null ? "none yet" : String.valueOf(request.status())));
      add(facts, "Route", request.route());
      add(facts, "From", request.remote());
    }
    if (trace != null) {
      add(facts, "Trace", trace.traceId());
      add(facts, "Span", trace.spanId());
    }
    return facts;
  }

  private static void add(List<Fact> facts, String label, @Nullable String text) {
    if (text != null) {
      facts.add(Fact.code(label, Visible.line(text), null));
    }
  }

  private static List<Row> rows(Map<String, String> entries) {
    return entries.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(entry -> new Row(Visible.line(entry.getKey()), Visible.line(entry.getValue())))
        .toList();
  }

  private static Cause cause(MonitoredService service, EventReference causedBy) {
    EventDescription event =
        new EventDescription(
            Objects.requireNonNull(causedBy.kind()),
            causedBy.types(),
            causedBy.location(),
            causedBy.template(),
            causedBy.name());
    String type = event.types().isEmpty() ? null : event.types().get(0);
    return new Cause(
        Kinds.name(event.kind()),
        type == null ? Kinds.name(event.kind()) : TypeName.simple(type),
        Links.event(EventIdentity.of(service, event).id()));
  }
}
