// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.faultline.collector.http.Audience;
import dev.faultline.collector.http.Links;
import dev.faultline.collector.http.ProblemException;
import dev.faultline.collector.http.Routes;
import dev.faultline.collector.model.Event;
import dev.faultline.collector.model.SnapshotSummary;
import dev.faultline.collector.model.StoredSnapshot;
import dev.faultline.collector.store.EventRepository;
import dev.faultline.collector.store.SnapshotRepository;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Snapshots of an event. */
public final class SnapshotRoutes implements Routes {

  private static final String PATH = EventRoutes.PATH + "/{id}/snapshots";

  private final EventRepository events;
  private final SnapshotRepository snapshots;

  public SnapshotRoutes(EventRepository events, SnapshotRepository snapshots) {
    this.events = events;
    this.snapshots = snapshots;
  }

  @Override
  public void register(JavalinDefaultRoutingApi routes) {
    routes.get(PATH, this::list, Audience.API);
    routes.get(PATH + "/{snapshot}", this::one, Audience.API);
  }

  private record SummaryAnswer(
      String id,
      String agent,
      @Nullable String deployment,
      String occurredAt,
      String receivedAt,
      String trigger,
      int size,
      SnapshotLinks links) {

    static SummaryAnswer of(SnapshotSummary summary) {
      return new SummaryAnswer(
          summary.id(),
          summary.agentId(),
          summary.deployment(),
          summary.occurredAt().toString(),
          summary.receivedAt().toString(),
          summary.trigger(),
          summary.size(),
          SnapshotLinks.of(summary));
    }
  }

  private record SnapshotLinks(String page, String self) {
    static SnapshotLinks of(SnapshotSummary summary) {
      return new SnapshotLinks(
          Links.snapshot(summary.eventId(), summary.id()),
          EventRoutes.PATH + "/" + summary.eventId() + "/snapshots/" + summary.id());
    }
  }

  private record ListAnswer(List<SummaryAnswer> snapshots) {}

  private void list(Context context) {
    Event event = EventRoutes.find(context, events);
    Answers.write(
        context,
        new ListAnswer(snapshots.list(event.id()).stream().map(SummaryAnswer::of).toList()));
  }

  private void one(Context context) {
    Event event = EventRoutes.find(context, events);
    StoredSnapshot snapshot =
        find(event.id(), context.pathParam("snapshot"))
            .orElseThrow(() -> ProblemException.notFound(missing(event)));
    Answers.write(context, document(snapshot));
  }

  private Optional<StoredSnapshot> find(String event, String which) {
    return switch (which) {
      case "first" -> snapshots.first(event);
      case EventRoutes.LATEST -> snapshots.latest(event);
      default -> snapshots.find(event, which);
    };
  }

  private static String missing(Event event) {
    return event.snapshots() == 0
        ? "the event has no snapshot: its occurrences were counted, none was recorded yet"
        : "the event has no such snapshot, or it is no longer kept";
  }

  /** The agent's document as it was, and what the collector knows beside it. */
  private static ObjectNode document(StoredSnapshot snapshot) {
    SnapshotSummary summary = snapshot.summary();
    ObjectNode document = (ObjectNode) Answers.tree(snapshot.json());
    document.put("eventId", summary.eventId());
    document.put("agent", summary.agentId());
    document.put("deployment", summary.deployment());
    document.put("receivedAt", summary.receivedAt().toEpochMilli());
    document.putPOJO("links", SnapshotLinks.of(summary));
    return document;
  }
}
