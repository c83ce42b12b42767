// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.web.rootcause;

import dev.faultline.collector.model.Request;
import dev.faultline.collector.model.Snapshot;
import dev.faultline.collector.model.TraceContext;
import dev.faultline.collector.web.text.RequestLine;
import dev.faultline.collector.web.text.Visible;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the thread worked for: its request, the trace, what the application said of it.
 *
 * @param title of the part: the request is the most that can be known
 * @param line the request in one line; null where there is none
 */
public record RequestView(
    String title, @Nullable String line, List<Fact> facts, List<Row> headers, List<Row> context) {

  /** A name and its value. */
  public record Row(String name, String value) {}

  /** {@code null} where nothing is known of it. */
  static @Nullable RequestView of(Snapshot snapshot) {
    Request request = snapshot.request();
    TraceContext trace = snapshot.trace();
    if (request == null && trace == null && snapshot.context().isEmpty()) {
      return null;
    }
    return new RequestView(
        request == null ? "Context" : "Request",
        request == null ? null : RequestLine.of(request),
        facts(request, trace),
        request == null ? List.of() : rows(request.headers()),
        rows(snapshot.context()));
  }

  private static List<Fact> facts(@Nullable Request request, @Nullable TraceContext trace) {
    List<Fact> facts = new ArrayList<>();
    if (request != null) {
      String none = RequestLine.isOutgoing(request) ? "none" : "none yet";
      Integer status = request.status();
      facts.add(Fact.text("Answer", status == null ? none : String.valueOf(status)));
      add(facts, "Route", request.route());
      add(facts, "From", request.remote());
    }
    if (trace != null) {
      copied(facts, "Trace", trace.traceId());
      copied(facts, "Span", trace.spanId());
    }
    return facts;
  }

  private static void add(List<Fact> facts, String label, @Nullable String text) {
    if (text != null) {
      facts.add(Fact.code(label, Visible.line(text), null));
    }
  }

  private static void copied(List<Fact> facts, String label, @Nullable String text) {
    if (text != null) {
      facts.add(Fact.copied(label, Visible.line(text)));
    }
  }

  private static List<Row> rows(Map<String, String> entries) {
    return entries.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(entry -> new Row(Visible.line(entry.getKey()), Visible.line(entry.getValue())))
        .toList();
  }
}
