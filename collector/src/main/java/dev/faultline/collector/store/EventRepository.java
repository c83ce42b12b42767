// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.store;

import dev.faultline.collector.model.CodeLocation;
import dev.faultline.collector.model.Event;
import dev.faultline.collector.model.EventChange;
import dev.faultline.collector.model.EventKind;
import dev.faultline.collector.model.EventPage;
import dev.faultline.collector.model.EventQuery;
import dev.faultline.collector.model.MonitoredService;
import dev.faultline.collector.model.OccurrenceShare;
import dev.faultline.collector.model.OccurrenceSlot;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Events and their counters. */
public interface EventRepository {

  /**
   * One page of a list.
   *
   * @throws InvalidCursorException if the query's cursor is not one of this list
   */
  EventPage list(EventQuery query);

  Optional<Event> find(String id);

  /**
   * The event of such exceptions at a method, whichever place in it: where there is just one.
   *
   * @param types as identity has them
   */
  Optional<Event> findOnly(
      MonitoredService service, EventKind kind, List<String> types, CodeLocation location);

  /** How its state changed, latest first. */
  List<EventChange> history(String id);

  /** Id of the event that an agent's links in log lines call so. */
  Optional<String> findByLink(String name);

  /** Slots with occurrences of an event, oldest first; slots older than the retention are gone. */
  List<OccurrenceSlot> occurrences(String id, Instant from, Instant to);

  /** The same for many events at once; events without any are left out. */
  Map<String, List<OccurrenceSlot>> occurrences(Collection<String> ids, Instant from, Instant to);

  /** Occurrences by deployment, exact, the deployment seen first coming first. */
  List<OccurrenceShare> deployments(String id);

  /** Occurrences by agent id, as far back as slots are kept, most first. */
  List<OccurrenceShare> agents(String id);
}
