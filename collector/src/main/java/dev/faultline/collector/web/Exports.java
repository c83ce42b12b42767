// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.faultline.collector.http.Audience;
import dev.faultline.collector.http.Links;
import dev.faultline.collector.http.Routes;
import dev.faultline.collector.model.Event;
import dev.faultline.collector.model.StoredSnapshot;
import dev.faultline.collector.store.Store;
import dev.faultline.collector.web.export.MarkdownReport;
import dev.faultline.collector.web.export.PlainTrace;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.util.Optional;
import java.util.function.BiFunction;

/** A snapshot as a plain trace, as Markdown and as the JSON that the agent sent. */
final class Exports implements Routes {
  private static final String SNAPSHOT = Links.EVENTS + "/{event}/snapshots/{snapshot}";

  private final Store store;
  private final Templates templates;

  Exports(Store store, Templates templates) {
    this.store = store;
    this.templates = templates;
  }

  @Override
  public void register(JavalinDefaultRoutingApi routes) {
    routes.get(SNAPSHOT + ".txt", this::trace, Audience.PAGE);
    routes.get(SNAPSHOT + ".md", this::markdown, Audience.PAGE);
    routes.get(SNAPSHOT + ".json", this::json, Audience.PAGE);
  }

  private void trace(Context context) {
    answer(
        context,
        "text/plain; charset=utf-8",
        (event, stored) -> PlainTrace.of(event, stored.read()).getBytes(UTF_8));
  }

  private void markdown(Context context) {
    String origin = context.scheme() + "://" + context.host();
    answer(
        context,
        "text/markdown; charset=utf-8",
        (event, stored) ->
            MarkdownReport.of(
                    event,
                    stored.read(),
                    origin + Links.snapshot(event.id(), stored.summary().id()))
                .getBytes(UTF_8));
  }

  private void json(Context context) {
    answer(context, "application/json", (event, stored) -> stored.json());
  }

  private void answer(
      Context context, String contentType, BiFunction<Event, StoredSnapshot, byte[]> content) {
    String id = context.pathParam("event");
    Optional<Event> event = store.events().find(id);
    Optional<StoredSnapshot> stored = store.snapshots().find(id, context.pathParam("snapshot"));
    if (event.isEmpty() || stored.isEmpty()) {
      Missing.answer(
          context, templates, "This snapshot is not here. It may be older than what is kept.");
      return;
    }
    context.contentType(contentType).result(content.apply(event.get(), stored.get()));
  }
}
