// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.api;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.faultline.collector.digest.EventDescription;
import dev.faultline.collector.digest.EventIdentity;
import dev.faultline.collector.model.Event;
import dev.faultline.collector.model.OccurrenceRate;
import dev.faultline.collector.model.OccurrenceShare;
import dev.faultline.collector.model.OccurrenceSlot;
import dev.faultline.collector.store.EventRepository;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An event with its numbers.
 *
 * @param occurrences by slot, of the last 24 hours
 * @param grouping what its occurrences have in common
 */
record EventDetailsAnswer(
    @JsonUnwrapped EventAnswer event,
    List<OccurrenceShare> deployments,
    List<OccurrenceShare> agents,
    List<SlotAnswer> occurrences,
    GroupingAnswer grouping) {

  private static final Duration SHOWN = Duration.ofHours(24);

  record SlotAnswer(String from, long count) {
    static SlotAnswer of(OccurrenceSlot slot) {
      return new SlotAnswer(slot.from().toString(), slot.count());
    }
  }

  record GroupingAnswer(int algorithm, List<EventIdentity.Part> parts) {
    static GroupingAnswer of(Event event) {
      EventIdentity identity = EventIdentity.of(event.service(), EventDescription.of(event));
      return new GroupingAnswer(identity.algorithm(), identity.parts());
    }
  }

  static EventDetailsAnswer of(
      Event event, @Nullable OccurrenceRate rate, EventRepository events, Instant now) {
    return new EventDetailsAnswer(
        EventAnswer.of(event, rate),
        events.deployments(event.id()),
        events.agents(event.id()),
        events.occurrences(event.id(), now.minus(SHOWN), now.plus(OccurrenceSlot.WIDTH)).stream()
            .map(SlotAnswer::of)
            .toList(),
        GroupingAnswer.of(event));
  }
}
