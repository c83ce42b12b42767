// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.collector.model.CodeLocation;
import dev.faultline.collector.model.Event;
import dev.faultline.collector.model.EventKind;
import dev.faultline.collector.model.EventState;
import dev.faultline.collector.model.OccurrenceShare;
import dev.faultline.collector.model.OccurrenceSlot;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventsTest extends OpenStore {

  @Test
  void firstSighting_makesAnEventWithAllThatIsKnown() {
    seen("e1", EventKind.UNCAUGHT, START, "it failed");

    Event event = store.events().find("e1").orElseThrow();

    assertThat(event.service()).isEqualTo(SHOP);
    assertThat(event.type()).isEqualTo("com.acme.OrderException");
    assertThat(event.message()).isEqualTo("it failed");
    assertThat(event.location())
        .isEqualTo(new CodeLocation("com.acme.Shop", "e1", "()V", "athrow#0"));
    assertThat(event.firstSeen()).isEqualTo(START);
    assertThat(event.introducedBy()).isEqualTo("1.0");
    assertThat(event.state()).isEqualTo(EventState.NEW);
    assertThat(event.count()).isZero();
  }

  @Test
  void eventAtAMethod_isFoundWithoutItsPlace_whereThereIsOneOnly() {
    seen("e1", EventKind.CAUGHT, START, "it failed");
    Event event = store.events().find("e1").orElseThrow();
    CodeLocation method = new CodeLocation("com.acme.Shop", "e1", null, null);

    assertThat(store.events().findOnly(SHOP, EventKind.CAUGHT, event.types(), method))
        .contains(event);
    assertThat(store.events().findOnly(SHOP, EventKind.UNCAUGHT, event.types(), method)).isEmpty();
    assertThat(store.events().findOnly(SHOP, EventKind.CAUGHT, List.of(), method)).isEmpty();
  }

  @Test
  void laterSightings_moveTheTimesAndFillInWhatWasMissing() {
    seen("e1", EventKind.UNCAUGHT, START, null);
    seen("e1", EventKind.UNCAUGHT, START.plusSeconds(60), "now with a message");
    seen("e1", EventKind.UNCAUGHT, START.minusSeconds(60), "another message");

    Event event = store.events().find("e1").orElseThrow();

    assertThat(event.firstSeen()).isEqualTo(START.minusSeconds(60));
    assertThat(event.lastSeen()).isEqualTo(START.plusSeconds(60));
    assertThat(event.message()).isEqualTo("now with a message");
    assertThat(find("NOW WITH")).containsExactly("e1");
    assertThat(find("another message")).isEmpty();
  }

  @Test
  void counters_areExactByDeploymentAgentAndSlot() {
    count("e1", contact("a1", "1.0"), START, 3);
    count("e1", contact("a2", "1.0"), START.plusSeconds(1), 4);
    count("e1", contact("a2", "2.0"), START.plus(OccurrenceSlot.WIDTH), 5);

    assertThat(store.events().find("e1").orElseThrow().count()).isEqualTo(12);
    assertThat(store.events().deployments("e1"))
        .containsExactly(new OccurrenceShare("1.0", 7), new OccurrenceShare("2.0", 5));
    assertThat(store.events().agents("e1"))
        .containsExactly(new OccurrenceShare("a2", 9), new OccurrenceShare("a1", 3));
    assertThat(store.events().occurrences("e1", START, START.plus(Duration.ofHours(1))))
        .containsExactly(
            new OccurrenceSlot(START, 7), new OccurrenceSlot(START.plus(OccurrenceSlot.WIDTH), 5));
  }

  @Test
  void occurrencesOfUnknownDeployment_areCountedToo() {
    count("e1", contact("a1", null), START, 3);

    assertThat(store.events().deployments("e1")).containsExactly(new OccurrenceShare(null, 3));
    assertThat(store.events().find("e1").orElseThrow().introducedBy()).isNull();
  }

  @Test
  void event_isNewWithinItsDeploymentOnly() {
    seen("e1", EventKind.UNCAUGHT, START, "m");
    change(changes -> changes.contact(contact("a1", "2.0")));
    change(changes -> sight(changes, changes.contact(contact("a1", "2.0")), "e2", START));
    change(changes -> sight(changes, changes.contact(contact("a2", "1.0")), "e3", START));

    assertThat(states())
        .containsEntry("e1", EventState.ONGOING)
        .containsEntry("e2", EventState.NEW)
        .containsEntry("e3", EventState.ONGOING);
  }

  @Test
  void event_isNewForADayWhereNoDeploymentIsKnown() {
    change(changes -> sight(changes, changes.contact(contact("a1", null)), "e1", START));

    assertThat(states()).containsEntry("e1", EventState.NEW);

    now = START.plus(Duration.ofHours(25));
    assertThat(states()).containsEntry("e1", EventState.ONGOING);
  }
}
