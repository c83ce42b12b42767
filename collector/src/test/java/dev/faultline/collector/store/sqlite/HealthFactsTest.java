// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.collector.model.EventAction;
import dev.faultline.collector.model.EventKind;
import dev.faultline.collector.model.HealthFacts;
import dev.faultline.collector.model.HealthFacts.Activity;
import dev.faultline.collector.model.HealthFacts.Change;
import dev.faultline.collector.model.HealthFacts.Span;
import dev.faultline.collector.model.HealthPeriod;
import dev.faultline.collector.model.MonitoredService;
import dev.faultline.collector.store.Changes.Reporter;
import dev.faultline.collector.store.NewInvocations;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HealthFactsTest extends OpenStore {

  @Test
  void occurrencesAndCalls_areSummedBySlot() {
    occurred("a", EventKind.UNCAUGHT, START, 2);
    occurred("b", EventKind.LOGGED_ERROR, START.plus(Duration.ofMinutes(29)), 3);
    occurred("a", EventKind.UNCAUGHT, START.plus(Duration.ofMinutes(30)), 7);
    change(
        changes ->
            changes.addInvocations(
                changes.contact(contact("a1", "1.0")),
                List.of(new NewInvocations("GET /", "request", START, 50, 0, 9))));
    now = START.plus(Duration.ofMinutes(40));

    assertThat(facts().occurrences())
        .isEqualTo(Map.of(START, 5L, START.plus(Duration.ofMinutes(30)), 7L));
    assertThat(facts().calls()).isEqualTo(Map.of(START, 50L));
    assertThat(facts().reporting()).containsExactly(new Span(START, START));
  }

  @Test
  void errors_areWhatIsNeitherHiddenNorCaughtSlowOrAWarning() {
    occurred("a", EventKind.CAUGHT, START, 1);
    occurred("b", EventKind.LOGGED_WARNING, START, 10);
    occurred("c", EventKind.SLOW, START, 100);

    assertThat(facts().occurrences()).isEmpty();
    assertThat(facts().events()).extracting(Activity::id).containsExactly("b", "c");

    occurred("d", EventKind.UNCAUGHT, START, 1_000);
    change(changes -> changes.changeState("d", EventAction.HIDE, "me", START));

    assertThat(facts().occurrences()).isEmpty();
    assertThat(facts().events()).extracting(Activity::id).containsExactly("b", "c");
  }

  @Test
  void events_areThoseThatAreNewSlowOrResurfaced() {
    Instant old = START.minus(Duration.ofDays(4));
    occurred("ongoing", EventKind.UNCAUGHT, old, 1);
    occurred("back", EventKind.UNCAUGHT, old, 1);
    change(changes -> changes.changeState("back", EventAction.RESOLVE, "me", old.plusSeconds(1)));
    occurred("ongoing", EventKind.UNCAUGHT, START, 1);
    occurred("back", EventKind.UNCAUGHT, START, 1);

    assertThat(facts().events())
        .containsExactly(
            new Activity(
                "back",
                EventKind.UNCAUGHT,
                old,
                List.of(new Change(old.plusSeconds(1), false), new Change(START, true)),
                List.of(START)));
  }

  @Test
  void otherService_hasNoShare() {
    occurred("a", EventKind.UNCAUGHT, START, 2);

    HealthFacts other =
        store.health().facts(new MonitoredService("shop", "staging"), HealthPeriod.HOURS_24, START);

    assertThat(other).isEqualTo(new HealthFacts(Map.of(), Map.of(), List.of(), List.of()));
  }

  private HealthFacts facts() {
    return store.health().facts(SHOP, HealthPeriod.HOURS_24, now);
  }

  private void occurred(String id, EventKind kind, Instant at, long times) {
    change(
        changes -> {
          Reporter reporter = changes.contact(contact("a1", "1.0"));
          changes.count(
              reporter, changes.sighting(reporter, sighting(id, kind, at, "m")), at, times);
        });
  }
}
