// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.faultline.collector.model.EventKind;
import dev.faultline.collector.store.FullException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

class StoreBoundsTest extends OpenStore {

  @Test
  void eventsBeyondTheirNumber_areRefused() {
    for (int i = 0; i < 5; i++) {
      seen("e" + i, EventKind.UNCAUGHT, START, "m");
    }

    assertThatExceptionOfType(CompletionException.class)
        .isThrownBy(() -> seen("e5", EventKind.UNCAUGHT, START, "m"))
        .withCauseInstanceOf(FullException.class);
    seen("e1", EventKind.UNCAUGHT, START, "m");
  }

  @Test
  void services_deploymentsAndAgentsBeyondTheirNumber_areRefused() {
    for (int i = 0; i < 3; i++) {
      String name = "v" + i;
      change(changes -> changes.contact(contact("a1", name)));
    }
    assertFull(contact("a1", "v3"));
    for (int i = 1; i < 4; i++) {
      String id = "b" + i;
      change(changes -> changes.contact(contact(id, "v0")));
    }
    assertFull(contact("b4", "v0"));
  }

  @Test
  void whatIsTooOld_isEvicted() {
    snapshot("e1", "s1", START, "first", "1.0");
    count("e1", contact("a1", "1.0"), START, 3);
    change(
        changes ->
            changes.saveReceipt(changes.contact(contact("a1", "1.0")), "b1", START, "answer"));

    evict(START.plus(Duration.ofDays(4)));
    change(
        changes ->
            assertThat(changes.receipt(changes.contact(contact("a1", "1.0")), "b1")).isEmpty());
    assertThat(store.events().agents("e1")).hasSize(1);

    evict(START.plus(Duration.ofDays(31)));
    assertThat(store.events().agents("e1")).isEmpty();
    assertThat(store.agents().list()).hasSize(1);

    evict(START.plus(Duration.ofDays(35)));
    assertThat(store.agents().list()).isEmpty();
    assertThat(store.events().find("e1").orElseThrow().count()).isEqualTo(3);

    evict(START.plus(Duration.ofDays(91)));
    assertThat(store.events().find("e1")).isEmpty();
    assertThat(store.services().list().get(0).events()).isZero();
    snapshot("e2", "s2", START, "first", "1.0", 9_000);
  }

  @Test
  void event_fromAnAgentWhoseClockIsYearsBehind_isNotEvicted() {
    seen("e1", EventKind.UNCAUGHT, Instant.parse("2001-01-01T00:00:00Z"), "m");

    evict(START.plus(Duration.ofDays(1)));

    assertThat(store.events().find("e1")).isPresent();
  }
}
