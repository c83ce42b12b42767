// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.digest;

import dev.faultline.collector.digest.Batch.CountedOccurrences;
import dev.faultline.collector.digest.Batch.RecordedOccurrence;
import dev.faultline.collector.digest.Batch.Refusal;
import dev.faultline.collector.store.Changes;
import dev.faultline.collector.store.Changes.Reporter;
import dev.faultline.collector.store.FullException;
import dev.faultline.collector.store.NewInvocations;
import dev.faultline.collector.store.NewSnapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One batch, inside its transaction: counted once, whatever happens. An item for which there is no
 * room is refused, the others are kept.
 */
final class BatchDigest {

  private final Batch batch;
  private final Changes changes;
  private final Instant now;
  private final List<Refusal> refused;
  private int accepted;

  BatchDigest(Batch batch, Changes changes, Instant now) {
    this.batch = batch;
    this.changes = changes;
    this.now = now;
    this.refused = new ArrayList<>(batch.refused());
  }

  Verdict run() {
    Reporter reporter = changes.contact(batch.agent());
    if (batch.isHeartbeat()) {
      return new Verdict(false, 0, refused);
    }
    Optional<String> earlier = changes.receipt(reporter, batch.id());
    if (earlier.isPresent()) {
      return Receipt.read(earlier.get()).again();
    }
    for (OccurrencesOfEvent event : byEvent().values()) {
      take(reporter, event);
    }
    changes.addInvocations(reporter, batch.invocations().stream().map(this::notAfterNow).toList());
    changes.addLosses(reporter, batch.losses());
    Verdict verdict = new Verdict(false, accepted, refused);
    changes.saveReceipt(reporter, batch.id(), now, Receipt.write(verdict));
    return verdict;
  }

  private NewInvocations notAfterNow(NewInvocations said) {
    return new NewInvocations(
        said.name(),
        said.kind(),
        Times.notAfter(now, said.at()),
        said.count(),
        said.failed(),
        said.totalMillis());
  }

  private Map<String, OccurrencesOfEvent> byEvent() {
    Map<String, OccurrencesOfEvent> events = new LinkedHashMap<>();
    for (CountedOccurrences count : batch.counts()) {
      in(events, count.event()).counts().add(count);
    }
    for (RecordedOccurrence snapshot : batch.snapshots()) {
      in(events, snapshot.event()).snapshots().add(snapshot);
    }
    return events;
  }

  private OccurrencesOfEvent in(Map<String, OccurrencesOfEvent> events, EventDescription event) {
    EventIdentity identity = EventIdentity.of(batch.agent().service(), event);
    return events.computeIfAbsent(identity.id(), id -> new OccurrencesOfEvent(identity, event));
  }

  private void take(Reporter reporter, OccurrencesOfEvent occurrences) {
    try {
      long event = changes.sighting(reporter, occurrences.sighting(now));
      occurrences.counts().forEach(count -> count(reporter, event, count));
      occurrences.snapshots().forEach(snapshot -> keep(reporter, event, snapshot));
    } catch (FullException e) {
      occurrences.items().forEach(item -> refused.add(new Refusal(item, e.reason())));
    }
  }

  private void count(Reporter reporter, long event, CountedOccurrences count) {
    changes.count(reporter, event, Times.notAfter(now, count.to()), count.count());
    if (count.link() != null) {
      changes.saveLink(event, count.link());
    }
    accepted++;
  }

  private void keep(Reporter reporter, long event, RecordedOccurrence snapshot) {
    try {
      changes.saveSnapshot(reporter, event, stored(snapshot));
      accepted++;
    } catch (FullException e) {
      refused.add(new Refusal(snapshot.item(), e.reason()));
    }
  }

  private NewSnapshot stored(RecordedOccurrence snapshot) {
    return new NewSnapshot(
        snapshot.id(),
        Times.notAfter(now, snapshot.occurredAt()),
        now,
        snapshot.trigger(),
        snapshot.size(),
        snapshot.gzip());
  }
}
