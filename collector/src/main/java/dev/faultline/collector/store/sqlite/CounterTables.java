// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.store.sqlite;

import dev.faultline.collector.model.OccurrenceSlot;
import dev.faultline.collector.store.Changes.Reporter;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Counters: gathered during a job, and written at its end. */
final class CounterTables {

  private record Slot(long event, long slot, long deployment, long agent) {}

  private record EventInDeployment(long event, long deployment) {}

  private final Handle handle;
  private final Map<Slot, Long> slots = new LinkedHashMap<>();

  CounterTables(Handle handle) {
    this.handle = handle;
  }

  void add(Reporter reporter, long event, Instant at, long occurrences) {
    long width = OccurrenceSlot.WIDTH.toMillis();
    long slot = Math.floorDiv(at.toEpochMilli(), width) * width;
    slots.merge(
        new Slot(event, slot, reporter.deployment(), reporter.agent()), occurrences, Long::sum);
  }

  void flush() {
    if (slots.isEmpty()) {
      return;
    }
    Map<Long, Long> events = new LinkedHashMap<>();
    Map<EventInDeployment, Long> deployments = new LinkedHashMap<>();
    slots.forEach(
        (slot, count) -> {
          events.merge(slot.event(), count, Long::sum);
          deployments.merge(
              new EventInDeployment(slot.event(), slot.deployment()), count, Long::sum);
        });
    writeSlots();
    writeTotals(events);
    writeDeployments(deployments);
  }

  private void writeSlots() {
    PreparedBatch batch =
        handle.prepareBatch(
            """
            INSERT INTO counter (event, slot, deployment, agent, count) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (event, slot, deployment, agent) DO UPDATE
              SET count = count + excluded.count""");
    slots.forEach(
        (slot, count) ->
            batch.add(slot.event(), slot.slot(), slot.deployment(), slot.agent(), count));
    batch.execute();
  }

  private void writeTotals(Map<Long, Long> events) {
    PreparedBatch batch = handle.prepareBatch("UPDATE event SET count = count + ? WHERE id = ?");
    events.forEach((event, count) -> batch.add(count, event));
    batch.execute();
  }

  private void writeDeployments(Map<EventInDeployment, Long> deployments) {
    PreparedBatch batch =
        handle.prepareBatch(
            """
            INSERT INTO event_deployment (event, deployment, count) VALUES (?, ?, ?)
            ON CONFLICT (event, deployment) DO UPDATE SET count = count + excluded.count""");
    deployments.forEach((key, count) -> batch.add(key.event(), key.deployment(), count));
    batch.execute();
  }
}
