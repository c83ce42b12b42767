// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LogLinesTest {

  private final LogLines lines = new LogLines(3, 60_000);

  @Test
  void line_isKeptUntilDrained() {
    lines.add(1_000, LogLevel.WARN, "a", null);

    assertThat(messages(2_000)).containsExactly("a");
    assertThat(messages(2_000)).isEmpty();
  }

  @Test
  void repeatWithinAMinute_isCountedAndReportedAfterIt() {
    lines.add(1_000, LogLevel.WARN, "a", null);
    lines.add(2_000, LogLevel.WARN, "a", null);
    lines.add(60_999, LogLevel.WARN, "a", null);

    assertThat(messages(60_999)).containsExactly("a");
    assertThat(messages(61_000)).containsExactly("2 times more in the last minute: a");
    assertThat(messages(200_000)).isEmpty();
  }

  @Test
  void repeatAfterAMinute_isWritten() {
    lines.add(1_000, LogLevel.WARN, "a", null);
    lines.add(1_001, LogLevel.WARN, "a", null);
    lines.add(61_000, LogLevel.WARN, "a", null);

    assertThat(messages(61_000)).containsExactly("a", "1 times more in the last minute: a", "a");
  }

  @Test
  void moreThanFit_areCounted() {
    for (int i = 0; i < 10; i++) {
      lines.add(1_000, LogLevel.WARN, "line " + i, null);
    }

    assertThat(messages(1_000))
        .containsExactly(
            "line 0", "line 1", "line 2", "7 lines of this log were lost: too many at once");
  }

  @Test
  void thousandsOfMessages_areRememberedInBounds() {
    LogLines many = new LogLines(100_000, 60_000);
    for (int i = 0; i < 50_000; i++) {
      many.add(1_000, LogLevel.WARN, "line " + i, null);
    }

    assertThat(many.drain(1_000)).hasSize(50_000);
    assertThat(many)
        .extracting("recent")
        .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.MAP)
        .hasSizeLessThanOrEqualTo(200);
  }

  private List<String> messages(long now) {
    return lines.drain(now).stream().map(LogLine::message).toList();
  }
}
