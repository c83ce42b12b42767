// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.collector.health.Charge.Reason;
import dev.faultline.collector.model.EventKind;
import dev.faultline.collector.model.HealthFacts;
import dev.faultline.collector.model.HealthFacts.Activity;
import dev.faultline.collector.model.HealthFacts.Change;
import dev.faultline.collector.model.HealthFacts.Span;
import dev.faultline.collector.model.HealthPeriod;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HealthScoresTest {

  private static final Instant NOW = Instant.parse("2026-11-22T12:29:00Z");
  private static final Instant SLOT = Instant.parse("2026-11-22T12:00:00Z");
  private static final Instant LONG_AGO = NOW.minus(Duration.ofDays(5));

  private final Map<Instant, Long> occurrences = new HashMap<>();
  private final Map<Instant, Long> calls = new HashMap<>();
  private final List<Span> reporting = new ArrayList<>(List.of(new Span(LONG_AGO, NOW)));
  private final List<Activity> events = new ArrayList<>();

  @Test
  void slot_isAHundred_whereNothingWentWrong() {
    assertThat(last().score()).isEqualTo(100);
    assertThat(last().charges()).isEmpty();
  }

  @Test
  void slot_hasNoScore_whereNoAgentReported() {
    reporting.clear();
    reporting.add(new Span(SLOT, NOW));

    assertThat(slots().subList(0, 47)).allMatch(slot -> slot.band() == Band.NO_DATA);
    assertThat(last().score()).isEqualTo(100);
  }

  @Test
  void newEvents_costByKind_forADay() {
    event("a", EventKind.UNCAUGHT, SLOT);
    event("b", EventKind.LOGGED_ERROR, SLOT.minus(Duration.ofHours(23)));
    event("c", EventKind.LOGGED_WARNING, SLOT);
    event("d", EventKind.UNCAUGHT, SLOT.minus(Duration.ofHours(24)));

    assertThat(last().charges())
        .containsExactly(
            new Charge(Reason.NEW, 10, "a"),
            new Charge(Reason.NEW, 6, "b"),
            new Charge(Reason.NEW, 2, "c"));
    assertThat(last().score()).isEqualTo(82);
  }

  @Test
  void reason_costsNoMoreThanItsBound_andTheAccountAddsUp() {
    for (int i = 0; i < 100; i++) {
      event("new-" + i, EventKind.HTTP_ERROR, SLOT);
      event("slow-" + i, EventKind.SLOW, SLOT);
    }

    assertThat(last().charges().stream().mapToInt(Charge::points).sum()).isEqualTo(40 + 15);
    assertThat(last().score()).isEqualTo(45);
    assertThat(last().band()).isEqualTo(Band.NEEDS_ATTENTION);
  }

  @Test
  void resurfacedEvent_costsUntilItIsResolved() {
    Instant before = SLOT.minus(Duration.ofMinutes(30));
    events.add(
        new Activity(
            "a",
            EventKind.UNCAUGHT,
            LONG_AGO,
            List.of(new Change(before, true), new Change(SLOT.plusSeconds(5), false)),
            List.of(before, SLOT)));

    assertThat(slots().get(46).charges()).containsExactly(new Charge(Reason.RESURFACED, 10, "a"));
    assertThat(last().charges()).isEmpty();
  }

  @Test
  void errorRate_costsTenForEachDoubling_againstTheDayBefore() {
    for (int i = 1; i <= 48; i++) {
      count(SLOT.minus(Duration.ofMinutes(30L * i)), 10, 1_000);
    }
    count(SLOT, 19, 1_000);
    assertThat(last().score()).isEqualTo(100);

    count(SLOT, 20, 1_000);
    assertThat(last().charges()).containsExactly(new Charge(Reason.ERROR_RATE, 10, null));

    count(SLOT, 40, 1_000);
    assertThat(last().score()).isEqualTo(80);

    count(SLOT, 1_000, 1_000);
    assertThat(last().score()).isEqualTo(70);
    assertThat(last().rate().value()).isEqualTo(100);
    assertThat(last().baseline()).isEqualTo(new SlotHealth.Rate(1, true));
  }

  @Test
  void fewOccurrences_areNoRate() {
    count(SLOT, 4, 4);
    assertThat(last().score()).isEqualTo(100);

    count(SLOT, 5, 5);
    assertThat(last().score()).isEqualTo(70);
  }

  @Test
  void rate_isByTheHour_whereCallsAreNotKnown() {
    occurrences.put(SLOT.minus(Duration.ofHours(1)), 240L);
    occurrences.put(SLOT, 29L);

    assertThat(last().rate()).isEqualTo(new SlotHealth.Rate(60, false));
    assertThat(last().baseline()).isEqualTo(new SlotHealth.Rate(10, false));
    assertThat(last().score()).isEqualTo(75);
  }

  @Test
  void current_isTheWorseOfTheLastTwo() {
    events.add(
        new Activity(
            "a", EventKind.UNCAUGHT, NOW, List.of(), List.of(SLOT.minus(Duration.ofMinutes(30)))));

    assertThat(HealthScores.current(slots()).score()).isEqualTo(90);
    assertThat(last().score()).isEqualTo(100);
  }

  private void event(String id, EventKind kind, Instant firstSeen) {
    events.add(new Activity(id, kind, firstSeen, List.of(), List.of(SLOT)));
  }

  private void count(Instant slot, long errors, long called) {
    occurrences.put(slot, errors);
    calls.put(slot, called);
  }

  private List<SlotHealth> slots() {
    HealthFacts facts = new HealthFacts(occurrences, calls, reporting, events);
    return HealthScores.of(facts, HealthPeriod.HOURS_24, NOW);
  }

  private SlotHealth last() {
    return slots().get(47);
  }
}
