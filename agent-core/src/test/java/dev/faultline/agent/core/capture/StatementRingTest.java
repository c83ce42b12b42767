// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.agent.core.model.Statement;
import dev.faultline.agent.core.model.Statement.Severity;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StatementRingTest {

  private final StatementRing ring = new StatementRing(new LogMemory(), 0);

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
    log(0, 250, "x".repeat(40_000));
    assertThat(ring.until(Long.MAX_VALUE)).hasSizeBetween(5, 9);
    log(250, 600, "");
    assertThat(ring.until(Long.MAX_VALUE)).hasSize(StatementRing.MOST);
  }

  @Test
  void manyThreads_shareWhatThereIs() {
    LogMemory memory = new LogMemory();
    List<ThreadStatements> threads = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      threads.add(new ThreadStatements(memory));
    }
    for (int round = 0; round < 300; round++) {
      for (ThreadStatements thread : threads) {
        thread.add(
            new Statement(round, Severity.INFO, "logger", "x".repeat(300), null, null, null, null));
      }
      threads.forEach(thread -> thread.count(0));
      memory.counted();
    }
    long kept = threads.stream().mapToLong(ThreadStatements::bytes).sum();
    assertThat(kept).isBetween(LogMemory.MOST / 2, LogMemory.MOST + (1 << 20));
    assertThat(threads).allSatisfy(thread -> assertThat(thread.written()).isEqualTo(300));
  }

  @Test
  void threadsThatLogNothingForAWhile_loseTheirsWhereMemoryIsShort() {
    LogMemory memory = new LogMemory();
    ThreadStatements idle = new ThreadStatements(memory);
    idle.add(new Statement(0, Severity.INFO, "logger", "early", null, null, null, null));
    ThreadStatements busy = new ThreadStatements(memory);
    for (int i = 0; i < 30; i++) {
      busy.add(
          new Statement(90_000, Severity.INFO, "l", "x".repeat(8_000), null, null, null, null));
    }
    idle.count(90_000);
    for (int i = 0; i < 20; i++) {
      busy.count(90_000);
    }
    memory.counted();
    assertThat(idle.bytes()).isPositive();
    idle.count(90_000);
    assertThat(idle.bytes()).isZero();
    assertThat(idle.written()).isEqualTo(1);
    idle.add(new Statement(90_000, Severity.INFO, "logger", "late", null, null, null, null));
    assertThat(idle.written()).isEqualTo(2);
  }

  @Test
  void oneTextThatIsTooLong_isKept() {
    log(0, 3, "");
    log(3, 4, "x".repeat(300_000));
    assertThat(ring.until(Long.MAX_VALUE)).extracting(Statement::time).containsExactly(3L);
  }
}
