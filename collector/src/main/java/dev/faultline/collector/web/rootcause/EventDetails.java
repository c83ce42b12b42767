// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.web.rootcause;

import dev.faultline.collector.model.Agent;
import dev.faultline.collector.model.Event;
import dev.faultline.collector.model.EventChange;
import dev.faultline.collector.model.OccurrenceRate;
import dev.faultline.collector.model.OccurrenceShare;
import dev.faultline.collector.model.SnapshotSummary;
import dev.faultline.collector.web.text.Visible;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the store knows of an event, gathered for one page.
 *
 * @param snapshots oldest first
 * @param history latest first
 * @param form what shows that a form is of this page
 * @param awaited whether agents are asked to record its next occurrence
 * @param causedBy the event that led to what the snapshot shows, where it is kept
 * @param rate where its entry point is known and was called
 * @param known agents of the event's service by id
 */
public record EventDetails(
    Event event,
    List<SnapshotSummary> snapshots,
    List<OccurrenceShare> deployments,
    List<OccurrenceShare> agents,
    List<EventChange> history,
    String form,
    boolean awaited,
    @Nullable Event causedBy,
    @Nullable OccurrenceRate rate,
    Map<String, Agent> known) {

  /** {@code web-1, pid 4711}; the id of an agent that nothing more is known of. */
  String agentName(@Nullable String id) {
    Agent agent = id == null ? null : known.get(id);
    if (agent == null || agent.host() == null) {
      return id == null ? "not known" : Visible.line(id);
    }
    return Visible.line(agent.host()) + (agent.pid() == null ? "" : ", pid " + agent.pid());
  }
}
