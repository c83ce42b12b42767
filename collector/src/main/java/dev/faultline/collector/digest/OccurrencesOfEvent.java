// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.digest;

import dev.faultline.collector.digest.Batch.CountedOccurrences;
import dev.faultline.collector.digest.Batch.RecordedOccurrence;
import dev.faultline.collector.model.EntryPoint;
import dev.faultline.collector.store.EventSighting;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a batch has of one event. */
record OccurrencesOfEvent(
    EventIdentity identity,
    EventDescription event,
    List<CountedOccurrences> counts,
    List<RecordedOccurrence> snapshots) {

  OccurrencesOfEvent(EventIdentity identity, EventDescription event) {
    this(identity, event, new ArrayList<>(), new ArrayList<>());
  }

  EventSighting sighting(Instant now) {
    return new EventSighting(
        identity.id(),
        identity.algorithm(),
        event.kind(),
        event.types(),
        event.location(),
        event.template(),
        event.name(),
        entryPoint(),
        message(),
        Times.notAfter(now, first()),
        Times.notAfter(now, last()),
        now);
  }

  Stream<String> items() {
    return Stream.concat(
        counts.stream().map(CountedOccurrences::item),
        snapshots.stream().map(RecordedOccurrence::item));
  }

  /** A snapshot knows the moment; a count only knows when counting began. */
  private Instant first() {
    return snapshots.stream()
        .map(RecordedOccurrence::occurredAt)
        .reduce(Times::earlier)
        .or(() -> counts.stream().map(CountedOccurrences::from).reduce(Times::earlier))
        .orElseThrow();
  }

  private Instant last() {
    return Stream.concat(
            counts.stream().map(CountedOccurrences::to),
            snapshots.stream().map(RecordedOccurrence::occurredAt))
        .reduce(Times::later)
        .orElseThrow();
  }

  private @Nullable String message() {
    return Stream.concat(
            counts.stream().map(CountedOccurrences::message),
            snapshots.stream().map(RecordedOccurrence::message))
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  private @Nullable EntryPoint entryPoint() {
    return snapshots.stream()
        .map(RecordedOccurrence::entryPoint)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }
}
