// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.faultline.collector.model.SnapshotSummary;
import dev.faultline.collector.store.FullException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

class SnapshotsTest extends OpenStore {

  @Test
  void firstAndLatest_neverGo() {
    for (int i = 0; i < 10; i++) {
      snapshot("e1", "s" + i, START.plusSeconds(i), "sampled", "1.0");
    }

    assertThat(snapshotIds("e1")).hasSize(4).startsWith("s0").endsWith("s9");
    assertThat(store.snapshots().first("e1").orElseThrow().summary().id()).isEqualTo("s0");
    assertThat(store.snapshots().latest("e1").orElseThrow().summary().id()).isEqualTo("s9");
  }

  @Test
  void snapshotThatArrivesLate_isFirstByItsOwnTime() {
    snapshot("e1", "s1", START, "sampled", "1.0");
    snapshot("e1", "s2", START.plusSeconds(1), "sampled", "1.0");
    snapshot("e1", "s0", START.minusSeconds(1), "sampled", "1.0");

    assertThat(snapshotIds("e1")).containsExactly("s0", "s1", "s2");
    assertThat(store.snapshots().first("e1").orElseThrow().summary().id()).isEqualTo("s0");
  }

  @Test
  void forcedOnes_andTheOnlyOneOfADeployment_areKeptLongest() {
    snapshot("e1", "first", START, "first", "1.0");
    snapshot("e1", "forced", START.plusSeconds(1), "forced", "1.0");
    snapshot("e1", "only", START.plusSeconds(2), "sampled", "0.9");
    for (int i = 0; i < 5; i++) {
      snapshot("e1", "s" + i, START.plusSeconds(3 + i), "sampled", "1.0");
    }

    assertThat(snapshotIds("e1")).containsExactly("first", "forced", "only", "s4");
  }

  @Test
  void snapshotOfTheSameId_isKeptOnce() {
    snapshot("e1", "s1", START, "first", "1.0");
    snapshot("e1", "s1", START.plusSeconds(5), "sampled", "1.0");

    assertThat(store.snapshots().list("e1"))
        .extracting(SnapshotSummary::id, SnapshotSummary::trigger)
        .containsExactly(tuple("s1", "first"));
  }

  @Test
  void snapshotsBeyondTheirBytes_pushOutTheOldestInTheMiddle() {
    for (int i = 0; i < 3; i++) {
      snapshot("e1", "a" + i, START.plusSeconds(i), "sampled", "1.0", 3_000);
    }
    snapshot("e2", "b0", START, "sampled", "1.0", 3_000);

    assertThat(snapshotIds("e1")).containsExactly("a0", "a2");
    assertThat(snapshotIds("e2")).containsExactly("b0");
  }

  @Test
  void snapshot_isRefusedWhenOnlyFirstAndLatestAreLeft() {
    snapshot("e1", "a0", START, "sampled", "1.0", 4_000);
    snapshot("e2", "b0", START, "sampled", "1.0", 4_000);

    assertThatExceptionOfType(CompletionException.class)
        .isThrownBy(() -> snapshot("e3", "c0", START, "sampled", "1.0", 4_000))
        .withCauseInstanceOf(FullException.class);
    assertThat(snapshotIds("e1")).containsExactly("a0");
  }

  @Test
  void snapshot_isReadBackAsItWas() {
    snapshot("e1", "s1", START, "first", "1.0");

    assertThat(
            new String(store.snapshots().latest("e1").orElseThrow().json(), StandardCharsets.UTF_8))
        .isEqualTo(json("s1"));
    assertThat(store.snapshots().find("e1", "s1")).isPresent();
    assertThat(store.snapshots().find("e1", "other")).isEmpty();
    assertThat(store.snapshots().find("other", "s1")).isEmpty();
  }
}
