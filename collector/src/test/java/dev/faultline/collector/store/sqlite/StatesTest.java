// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.collector.model.Event;
import dev.faultline.collector.model.EventAction;
import dev.faultline.collector.model.EventChange;
import dev.faultline.collector.model.EventKind;
import dev.faultline.collector.model.EventQuery;
import dev.faultline.collector.model.EventState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StatesTest extends OpenStore {

  private boolean act(EventAction action) {
    List<Boolean> changed = new ArrayList<>();
    change(changes -> changed.add(changes.changeState("e1", action, "anna", now)));
    return changed.get(0);
  }

  private EventState state() {
    return store.events().find("e1").orElseThrow().state();
  }

  private void occursIn(String deployment, Duration later) {
    now = START.plus(later);
    change(
        changes ->
            sight(changes, changes.contact(contact("a-" + deployment, deployment)), "e1", now));
  }

  @Test
  void resolvedEvent_staysSo_untilItOccursAgain() {
    occursIn("1.0", Duration.ZERO);
    now = START.plusSeconds(10);
    assertThat(act(EventAction.RESOLVE)).isTrue();
    assertThat(state()).isEqualTo(EventState.RESOLVED);
    assertThat(act(EventAction.RESOLVE)).isFalse();

    // what had occurred before arrives late
    change(
        changes ->
            sight(changes, changes.contact(contact("a1", "1.0")), "e1", START.plusSeconds(5)));
    assertThat(state()).isEqualTo(EventState.RESOLVED);

    occursIn("1.0", Duration.ofSeconds(20));
    assertThat(state()).isEqualTo(EventState.RESURFACED);
    assertThat(store.events().history("e1"))
        .containsExactly(
            new EventChange(START.plusSeconds(20), EventState.RESURFACED, null, "1.0"),
            new EventChange(START.plusSeconds(10), EventState.RESOLVED, "anna", "1.0"));
  }

  @Test
  void olderDeployment_doesNotResurfaceIt_butALaterOneDoes() {
    occursIn("2.0", Duration.ZERO);
    // by first sighting, not by name
    occursIn("1.9-hotfix", Duration.ofSeconds(1));
    now = START.plusSeconds(2);
    act(EventAction.RESOLVE);

    occursIn("2.0", Duration.ofMinutes(1));
    assertThat(state()).isEqualTo(EventState.RESOLVED);
    occursIn("1.0", Duration.ofMinutes(2));
    assertThat(state()).isEqualTo(EventState.RESURFACED);
  }

  @Test
  void restoredEvent_isWhatTheRulesSay() {
    occursIn("1.0", Duration.ZERO);
    act(EventAction.RESOLVE);
    assertThat(act(EventAction.RESTORE)).isTrue();
    assertThat(act(EventAction.RESTORE)).isFalse();
    assertThat(state()).isEqualTo(EventState.NEW);
    occursIn("1.0", Duration.ofSeconds(20));
    assertThat(state()).isEqualTo(EventState.NEW);
    assertThat(store.events().history("e1"))
        .extracting(EventChange::to)
        .containsExactly(null, EventState.RESOLVED);
  }

  @Test
  void hiddenEvent_isListedWhenAskedForOnly_andStillCounted() {
    count("e1", contact("a1", "1.0"), START, 3);
    count("e2", contact("a1", "1.0"), START, 1);
    act(EventAction.HIDE);
    count("e1", contact("a1", "1.0"), START.plusSeconds(1), 4);

    assertThat(listed(null)).containsExactly("e2");
    assertThat(listed(EventState.HIDDEN)).containsExactly("e1");
    assertThat(listed(EventState.NEW)).containsExactly("e2");
    assertThat(store.events().find("e1").orElseThrow().count()).isEqualTo(7);
    assertThat(store.services().list().get(0).newEvents()).isEqualTo(1);
  }

  private List<String> listed(EventState state) {
    EventQuery all = EventQuery.ALL;
    return store
        .events()
        .list(
            new EventQuery(
                null,
                null,
                all.kinds(),
                false,
                state,
                null,
                all.occurring(),
                all.sort(),
                all.limit(),
                null))
        .events()
        .stream()
        .map(Event::id)
        .toList();
  }

  @Test
  void history_isBounded_andGoesWithItsEvent() {
    seen("e1", EventKind.UNCAUGHT, START, "m");
    for (int i = 0; i < 150; i++) {
      act(EventAction.RESOLVE);
      act(EventAction.RESTORE);
    }
    assertThat(store.events().history("e1")).hasSize(200);
    evict(START.plus(Duration.ofDays(400)));
    assertThat(store.events().history("e1")).isEmpty();
  }

  @Test
  void unknownEvent_changesNothing() {
    assertThat(act(EventAction.HIDE)).isFalse();
  }
}
