// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LogFormatTest {

  @Test
  void line_hasTimeLevelThreadAndMessage() {
    LogLine line = new LogLine(1_700_000_000_007L, LogLevel.WARN, "main", "hello", null);

    assertThat(LogFormat.format(line)).isEqualTo("2023-11-14T22:13:20.007Z WARN [main] hello\n");
  }

  @Test
  void time_isTheOneOfTheCalendar() {
    var format = new DateTimeFormatterBuilder().appendInstant(3).toFormatter();
    Random random = new Random(7);
    for (int i = 0; i < 20_000; i++) {
      long millis = random.nextLong(-2_000_000_000_000L, 4_000_000_000_000L);
      StringBuilder text = new StringBuilder();
      LogFormat.appendTime(text, millis);

      assertThat(text).hasToString(format.format(Instant.ofEpochMilli(millis)));
    }
  }

  @Test
  void lineBreakInAMessage_makesNoSecondLine() {
    LogLine line = new LogLine(0, LogLevel.WARN, "main", "a\nb\r\u2028\u0000c", null);

    assertThat(LogFormat.format(line)).endsWith("a b   c\n").hasLineCount(1);
  }

  @Test
  void cause_isWrittenWithItsFramesAndCauses() {
    Exception cause = new IllegalStateException("outer", new RuntimeException("inner"));

    assertThat(LogFormat.format(new LogLine(0, LogLevel.ERROR, "main", "m", cause)))
        .contains(
            "\n  java.lang.IllegalStateException: outer\n    at dev.faultline.",
            "\n  caused by java.lang.RuntimeException: inner");
  }

  @Test
  void causesInACircle_end() {
    Exception first = new Exception("first");
    Exception second = new Exception("second", first);
    first.initCause(second);

    assertThat(LogFormat.format(new LogLine(0, LogLevel.ERROR, "main", "m", first)))
        .hasSizeLessThan(50_000);
  }
}
