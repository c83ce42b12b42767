// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.api;

import dev.faultline.collector.http.Links;
import dev.faultline.collector.model.CodeLocation;
import dev.faultline.collector.model.EntryPoint;
import dev.faultline.collector.model.Event;
import dev.faultline.collector.model.EventKind;
import dev.faultline.collector.model.EventState;
import dev.faultline.collector.model.LogTemplate;
import dev.faultline.collector.model.OccurrenceRate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An event as the API shows it. Times are in ISO 8601, UTC. */
record EventAnswer(
    String id,
    String service,
    String environment,
    EventKind kind,
    @Nullable String type,
    List<String> types,
    @Nullable String message,
    @Nullable CodeLocation location,
    @Nullable EntryPoint entryPoint,
    @Nullable LogTemplate template,
    @Nullable String name,
    EventState state,
    long count,
    String firstSeen,
    String lastSeen,
    @Nullable String introducedBy,
    @Nullable String deployment,
    int snapshots,
    @Nullable RateAnswer rate,
    EventLinks links) {

  /** Of the last 24 hours. */
  record RateAnswer(String entryPoint, long occurrences, long invocations, double perHundred) {
    static RateAnswer of(OccurrenceRate rate) {
      return new RateAnswer(
          rate.entryPoint(), rate.occurrences(), rate.invocations(), rate.perHundred());
    }
  }

  /** Absolute paths on this collector. */
  record EventLinks(String page, String self, String snapshots, String latest) {}

  static EventAnswer of(Event event, @Nullable OccurrenceRate rate) {
    return new EventAnswer(
        event.id(),
        event.service().service(),
        event.service().environment(),
        event.kind(),
        event.type(),
        event.types(),
        event.message(),
        event.location(),
        event.entryPoint(),
        event.template(),
        event.name(),
        event.state(),
        event.count(),
        event.firstSeen().toString(),
        event.lastSeen().toString(),
        event.introducedBy(),
        event.lastDeployment(),
        event.snapshots(),
        rate == null ? null : RateAnswer.of(rate),
        links(event.id()));
  }

  private static EventLinks links(String id) {
    String self = EventRoutes.PATH + "/" + id;
    return new EventLinks(
        Links.event(id), self, self + "/snapshots", self + "/snapshots/" + EventRoutes.LATEST);
  }
}
