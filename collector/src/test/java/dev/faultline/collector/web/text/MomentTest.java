// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.web.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class MomentTest {
  private static final Instant NOW = Instant.parse("2026-11-22T17:00:00Z");

  @Test
  void of_saysHowLongAgo() {
    assertThat(ago(Duration.ofSeconds(2))).isEqualTo("just now");
    assertThat(ago(Duration.ofSeconds(59))).isEqualTo("59 s ago");
    assertThat(ago(Duration.ofMinutes(61))).isEqualTo("1 h ago");
    assertThat(ago(Duration.ofDays(12))).isEqualTo("12 d ago");
    assertThat(ago(Duration.ofDays(400))).isEqualTo("13 months ago");
  }

  @Test
  void of_toleratesClocksThatAreAhead() {
    assertThat(ago(Duration.ofMinutes(-3))).isEqualTo("in 3 min");
  }

  @Test
  void of_keepsTheExactTime() {
    Moment moment = Moment.of(Instant.ofEpochMilli(1_790_000_000_123L), NOW);

    assertThat(moment.exact()).isEqualTo("2026-09-21 14:13:20.123 UTC");
    assertThat(moment.machine()).isEqualTo("2026-09-21T14:13:20.123Z");
  }

  private static String ago(Duration age) {
    return Moment.of(NOW.minus(age), NOW).ago();
  }
}
