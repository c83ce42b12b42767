// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.agent.core.model.Statement;
import dev.faultline.agent.core.model.Statement.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;

class StatementRingTest {

  private final StatementRing ring = new StatementRing();

  private void log(int from, int to, String text) {
    for (int i = from; i < to; i++) {
      ring.add(new Statement(i, Severity.INFO, "logger", i + text, null, null, null, null));
    }
  }

  @Test
  void ring_keepsTheLast250InOrder() {
    log(0, 1_000, "");
    List<Statement> kept = ring.until(Long.MAX_VALUE);
    assertThat(kept).hasSize(StatementRing.MOST);
    assertThat(kept.get(0).time()).isEqualTo(750);
    assertThat(kept.get(249).time()).isEqualTo(999);
    assertThat(ring.written()).isEqualTo(1_000);
    assertThat(ring.dropped(Long.MAX_VALUE)).isEqualTo(750);
  }

  @Test
  void ring_endsWhereItIsAskedTo() {
    log(0, 40, "");
    assertThat(ring.until(7))
        .extracting(Statement::time)
        .containsExactly(0L, 1L, 2L, 3L, 4L, 5L, 6L);
    assertThat(ring.since(38)).extracting(Statement::time).containsExactly(38L, 39L);
  }

  @Test
  void longTexts_leaveRoomForFewer() {
    log(0, 250, "x".repeat(4_000));
    assertThat(ring.until(Long.MAX_VALUE)).hasSizeBetween(5, 9);
    log(250, 600, "");
    assertThat(ring.until(Long.MAX_VALUE)).hasSize(StatementRing.MOST);
  }

  @Test
  void oneTextThatIsTooLong_isKept() {
    log(0, 3, "");
    log(3, 4, "x".repeat(100_000));
    assertThat(ring.until(Long.MAX_VALUE)).extracting(Statement::time).containsExactly(3L);
  }
}
