// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.faultline.collector.model.EventKind;
import dev.faultline.collector.model.EventQuery;
import dev.faultline.collector.model.EventState;
import dev.faultline.collector.model.MonitoredService;
import dev.faultline.collector.model.Occurring;
import dev.faultline.collector.store.InvalidCursorException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EventListTest extends OpenStore {

  @Test
  void words_canBeOfTheLocationOrTheTypeAlone() {
    seen("placing", EventKind.UNCAUGHT, START, "pay");
    seen("pay", EventKind.UNCAUGHT, START, "placing");

    assertThat(find("location:Shop.PLA")).containsOnly("placing");
    assertThat(find("location:OrderException")).isEmpty();
    assertThat(find("type:orderexception")).containsOnly("placing", "pay");
    assertThat(find("type:pay")).isEmpty();
    assertThat(find("location:placing pay")).containsOnly("placing");
  }

  @Test
  void events_areFoundByWhereAndWhenTheyOccurred() {
    Instant later = START.plus(Duration.ofHours(1));
    count("e1", contact("a1", "1.0"), START, 1);
    count("e2", contact("a2", "2.0"), later, 1);
    count("e3", contact("a1", "1.0"), START, 1);
    count("e3", contact("a1", "2.0"), later, 1);
    EventQuery all = EventQuery.ALL;

    assertThat(ids(all.occurring(Occurring.within(START, later)))).containsOnly("e1", "e3");
    assertThat(ids(all.occurring(Occurring.within(later, null)))).containsOnly("e2", "e3");
    assertThat(ids(all.occurring(Occurring.within(START.plusSeconds(300), later)))).isEmpty();
    assertThat(ids(all.occurring(new Occurring(null, null, "2.0", null)))).containsOnly("e2", "e3");
    assertThat(ids(all.occurring(new Occurring(null, null, null, "a1")))).containsOnly("e1", "e3");
    assertThat(ids(all.occurring(new Occurring(later, null, "2.0", "a1")))).containsOnly("e3");
    assertThat(ids(all.occurring(new Occurring(null, later, "2.0", null)))).isEmpty();
  }

  @Test
  void list_leavesOutCaughtUntilAsked() {
    seen("e1", EventKind.UNCAUGHT, START, "m");
    seen("e2", EventKind.CAUGHT, START.plusSeconds(1), "m");

    assertThat(ids(EventQuery.ALL)).containsExactly("e1");
    assertThat(ids(query(Set.of(EventKind.CAUGHT), false, null, null))).containsExactly("e2");
    assertThat(ids(query(Set.of(), true, null, null))).containsExactly("e2", "e1");
    assertThat(ids(query(Set.of(EventKind.UNCAUGHT), false, null, null))).containsExactly("e1");
  }

  @Test
  void list_findsTextAnywhereInAnyCase() {
    seen("e1", EventKind.UNCAUGHT, START, "Order 100% failed");
    seen("e2", EventKind.UNCAUGHT, START, "cart");

    assertThat(find("100% FAILED")).containsExactly("e1");
    assertThat(find("shop.e2")).containsExactly("e2");
    assertThat(find("com.acme.Main")).containsExactlyInAnyOrder("e1", "e2");
    assertThat(find("100_")).isEmpty();
    assertThat(find("' OR 1=1 --")).isEmpty();
  }

  @Test
  void list_isFilteredByService() {
    seen("e1", EventKind.UNCAUGHT, START, "m");

    assertThat(ids(EventQuery.ALL.of(SHOP))).containsExactly("e1");
    assertThat(ids(EventQuery.ALL.of(new MonitoredService("shop", "staging")))).isEmpty();
  }

  @Test
  void list_isFilteredByState() {
    seen("e1", EventKind.UNCAUGHT, START, "m");
    change(changes -> sight(changes, changes.contact(contact("a1", "2.0")), "e2", START));

    assertThat(ids(query(Set.of(), false, EventState.NEW, null))).containsExactly("e2");
    assertThat(ids(query(Set.of(), false, EventState.ONGOING, null))).containsExactly("e1");
  }

  @Test
  void pages_haveEachEventOnceInOrder() {
    for (int i = 1; i <= 5; i++) {
      seen("e" + i, EventKind.UNCAUGHT, START.plusSeconds(i / 2), "m");
      count("e" + i, contact("a1", "1.0"), START, i / 2 + 1);
    }
    for (EventQuery.Sort sort : EventQuery.Sort.values()) {
      assertThat(pages(sort)).containsExactly("e5", "e4", "e3", "e2", "e1");
    }
  }

  @Test
  void cursorOfAnotherList_isRefused() {
    seen("e1", EventKind.UNCAUGHT, START, "m");
    seen("e2", EventKind.UNCAUGHT, START, "m");
    String cursor = store.events().list(limited(EventQuery.Sort.COUNT, 1, null)).next();

    for (String wrong : List.of("x", "", "AAAA", String.valueOf(cursor))) {
      assertThatExceptionOfType(InvalidCursorException.class)
          .isThrownBy(() -> store.events().list(limited(EventQuery.Sort.LAST_SEEN, 1, wrong)));
    }
  }
}
