// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LossesTest {

  private final Losses losses = new Losses();

  @Test
  void losses_areCountedByWhatAndReasonUntilDrained() {
    losses.add(Losses.What.SNAPSHOT, Losses.Reason.QUEUE_FULL, 1);
    losses.add(Losses.What.SNAPSHOT, Losses.Reason.QUEUE_FULL, 2);
    losses.add(Losses.What.OCCURRENCE, Losses.Reason.TOO_LARGE, 7);

    assertThat(texts()).containsExactly("snapshot queue-full 3", "occurrence too-large 7");
    assertThat(texts()).isEmpty();
  }

  @Test
  void drainedLosses_canBeRestored() {
    losses.add(Losses.What.SNAPSHOT, Losses.Reason.QUEUE_FULL, 3);

    losses.restore(losses.drain());

    assertThat(texts()).containsExactly("snapshot queue-full 3");
  }

  @Test
  void text_hasAllThatWasEverLostOnce() {
    assertThat(losses).hasToString("nothing");

    losses.add(Losses.What.SNAPSHOT, Losses.Reason.QUEUE_FULL, 3);
    losses.restore(losses.drain());
    losses.add(Losses.What.OCCURRENCE, Losses.Reason.TOO_LARGE, 7);
    losses.drain();

    assertThat(losses).hasToString("3 snapshots (queue-full), 7 occurrences (too-large)");
  }

  private List<String> texts() {
    return losses.drain().stream()
        .map(loss -> loss.what().text() + " " + loss.reason().text() + " " + loss.count())
        .toList();
  }
}
