// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.collector.model.EntryPoint;
import dev.faultline.collector.model.EventKind;
import dev.faultline.collector.model.InvocationTotals;
import dev.faultline.collector.model.OccurrenceRate;
import dev.faultline.collector.model.OccurrenceSlot;
import dev.faultline.collector.store.Changes.Reporter;
import dev.faultline.collector.store.EventSighting;
import dev.faultline.collector.store.NewInvocations;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class InvocationsTest extends OpenStore {

  private static final String ORDERS = "GET /orders/{id}";

  @Test
  void calls_areSummedByEntryPoint_withinTheTimeAskedFor() {
    called(calls(ORDERS, START, 10, 1, 400), calls(ORDERS, START, 5, 0, 100));
    called(calls(ORDERS, START.plus(OccurrenceSlot.WIDTH), 7, 2, 70));
    called(calls("orders (Kafka)", START, 100, 0, 9));

    assertThat(totals(START, START.plus(OccurrenceSlot.WIDTH)))
        .containsExactly(
            new InvocationTotals("orders (Kafka)", "request", 100, 0, 9),
            new InvocationTotals(ORDERS, "request", 15, 1, 500));
    assertThat(totals(START, START.plus(Duration.ofHours(1))))
        .contains(new InvocationTotals(ORDERS, "request", 22, 3, 570));
  }

  @Test
  void entryPointsBeyondTheirNumber_areCountedAsOne() {
    called(calls("a", START, 1, 0, 0), calls("b", START, 2, 0, 0), calls("c", START, 3, 0, 0));
    called(calls("d", START, 4, 1, 10), calls("e", START, 5, 0, 10), calls("a", START, 1, 0, 0));
    called(calls("f", START, 6, 0, 10));

    assertThat(totals(START, START.plus(OccurrenceSlot.WIDTH)))
        .containsExactly(
            new InvocationTotals("other", null, 15, 1, 30),
            new InvocationTotals("c", "request", 3, 0, 0),
            new InvocationTotals("a", "request", 2, 0, 0),
            new InvocationTotals("b", "request", 2, 0, 0));
  }

  @Test
  void rate_isOfTheEventsEntryPoint_inTheLastDay() {
    called(calls(ORDERS, START, 150, 0, 0), calls("GET /carts", START, 9_000, 0, 0));
    called(calls(ORDERS, START.minus(Duration.ofHours(25)), 1_000, 0, 0));
    occurred("e1", START, 3);
    occurred("e1", START.minus(Duration.ofHours(25)), 500);
    count("e2", contact("a1", "1.0"), START, 3);

    assertThat(store.invocations().rates(List.of("e1", "e2", "none"), START))
        .containsOnlyKeys("e1")
        .containsEntry("e1", new OccurrenceRate(ORDERS, 3, 150));
    assertThat(new OccurrenceRate(ORDERS, 3, 150).perHundred()).isEqualTo(2.0);
  }

  @Test
  void rate_isNotKnown_whereNothingWasCalledOrNothingOccurred() {
    called(calls(ORDERS, START.minus(Duration.ofHours(25)), 1_000, 0, 0));
    occurred("e1", START, 3);
    assertThat(store.invocations().rates(List.of("e1"), START)).isEmpty();

    called(calls(ORDERS, START.plus(Duration.ofHours(30)), 10, 0, 0));
    assertThat(store.invocations().rates(List.of("e1"), START.plus(Duration.ofHours(30))))
        .isEmpty();
    assertThat(store.invocations().rates(List.of(), START)).isEmpty();
  }

  @Test
  void callsThatAreTooOld_areEvicted_andMakeRoomForOtherEntryPoints() {
    called(calls("a", START, 1, 0, 0), calls("b", START, 2, 0, 0), calls("c", START, 3, 0, 0));
    evict(START.plus(Duration.ofDays(29)));
    assertThat(totals(START, START.plus(OccurrenceSlot.WIDTH))).hasSize(3);

    Instant later = START.plus(Duration.ofDays(31));
    evict(later);
    called(calls("d", later, 4, 0, 0));

    assertThat(totals(START, later.plus(OccurrenceSlot.WIDTH)))
        .containsExactly(new InvocationTotals("d", "request", 4, 0, 0));
  }

  private void called(NewInvocations... invocations) {
    change(
        changes ->
            changes.addInvocations(
                changes.contact(contact("a1", "1.0")), Arrays.asList(invocations)));
  }

  private void occurred(String id, Instant at, long times) {
    change(
        changes -> {
          Reporter reporter = changes.contact(contact("a1", "1.0"));
          EventSighting seen = sighting(id, EventKind.UNCAUGHT, at, "m");
          EventSighting named =
              new EventSighting(
                  seen.id(),
                  seen.algorithm(),
                  seen.kind(),
                  seen.types(),
                  seen.location(),
                  seen.template(),
                  seen.name(),
                  new EntryPoint("com.acme.Main", "main", ORDERS, "request"),
                  seen.message(),
                  seen.first(),
                  seen.last(),
                  seen.at());
          changes.count(reporter, changes.sighting(reporter, named), at, times);
        });
  }

  private static NewInvocations calls(
      String name, Instant at, long count, long failed, long totalMillis) {
    return new NewInvocations(name, "request", at, count, failed, totalMillis);
  }

  private List<InvocationTotals> totals(Instant from, Instant to) {
    return store.invocations().list(SHOP, from, to);
  }
}
