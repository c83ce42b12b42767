// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.store.sqlite;

import dev.faultline.collector.model.InvocationTotals;
import dev.faultline.collector.model.OccurrenceSlot;
import dev.faultline.collector.store.Changes.Reporter;
import dev.faultline.collector.store.NewInvocations;
import dev.faultline.collector.store.StoreLimits;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/** Calls of entry points. Of each service a bounded number is told apart, the rest is one. */
final class InvocationTables {

  private record Slot(long entryPoint, long start) {}

  private record Sums(long count, long failed, long millis) {
    static Sums of(NewInvocations added) {
      return new Sums(added.count(), added.failed(), added.totalMillis());
    }

    Sums plus(Sums other) {
      return new Sums(count + other.count, failed + other.failed, millis + other.millis);
    }
  }

  private final Handle handle;
  private final StoreLimits limits;

  InvocationTables(Handle handle, StoreLimits limits) {
    this.handle = handle;
    this.limits = limits;
  }

  void add(Reporter reporter, Collection<NewInvocations> invocations) {
    if (invocations.isEmpty()) {
      return;
    }
    Map<String, Long> entryPoints = entryPoints(reporter.service(), invocations);
    Map<Slot, Sums> slots = new LinkedHashMap<>();
    for (NewInvocations added : invocations) {
      long entryPoint = Objects.requireNonNull(entryPoints.get(added.name()));
      slots.merge(new Slot(entryPoint, start(added)), Sums.of(added), Sums::plus);
    }
    write(slots);
  }

  private static long start(NewInvocations added) {
    long width = OccurrenceSlot.WIDTH.toMillis();
    return Math.floorDiv(added.at().toEpochMilli(), width) * width;
  }

  /** Numbers by name; of those that there is no room for, the number of the rest. */
  private Map<String, Long> entryPoints(long service, Collection<NewInvocations> invocations) {
    Map<String, Long> numbers = known(service, invocations);
    Map<String, NewInvocations> unknown = new LinkedHashMap<>();
    for (NewInvocations added : invocations) {
      if (!numbers.containsKey(added.name())) {
        unknown.putIfAbsent(added.name(), added);
      }
    }
    if (!unknown.isEmpty()) {
      long room = limits.entryPoints() - size(service);
      for (NewInvocations added : unknown.values()) {
        boolean fits = room > 0 || added.name().equals(InvocationTotals.OTHER);
        numbers.put(
            added.name(), fits ? insert(service, added.name(), added.kind()) : other(service));
        room--;
      }
    }
    return numbers;
  }

  private Map<String, Long> known(long service, Collection<NewInvocations> invocations) {
    Set<String> names = invocations.stream().map(NewInvocations::name).collect(Collectors.toSet());
    return handle
        .createQuery(
            "SELECT id, name FROM entry_point WHERE service = :service AND name IN (<names>)")
        .bind("service", service)
        .bindList("names", names)
        .map((row, context) -> Map.entry(row.getString("name"), row.getLong("id")))
        .collect(
            Collectors.toMap(
                Map.Entry::getKey, Map.Entry::getValue, (one, same) -> one, HashMap::new));
  }

  private long size(long service) {
    return handle
        .createQuery("SELECT count(*) FROM entry_point WHERE service = :service")
        .bind("service", service)
        .mapTo(Long.class)
        .one();
  }

  private long other(long service) {
    return insert(service, InvocationTotals.OTHER, null);
  }

  private long insert(long service, String name, @Nullable String kind) {
    return handle
        .createQuery(
            """
            INSERT INTO entry_point (service, name, kind) VALUES (:service, :name, :kind)
            ON CONFLICT (service, name) DO UPDATE SET name = name RETURNING id""")
        .bind("service", service)
        .bind("name", name)
        .bind("kind", kind)
        .mapTo(Long.class)
        .one();
  }

  private void write(Map<Slot, Sums> slots) {
    PreparedBatch batch =
        handle.prepareBatch(
            """
            INSERT INTO invocation (entry_point, slot, count, failed, millis) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (entry_point, slot) DO UPDATE SET
              count = count + excluded.count,
              failed = failed + excluded.failed,
              millis = millis + excluded.millis""");
    slots.forEach(
        (slot, sums) ->
            batch.add(slot.entryPoint(), slot.start(), sums.count(), sums.failed(), sums.millis()));
    batch.execute();
  }
}
