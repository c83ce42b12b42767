// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.web.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class AmountsTest {
  @Test
  void bytes_keepsTwoFigures() {
    assertThat(Amounts.bytes(0L)).isEqualTo("0 bytes");
    assertThat(Amounts.bytes(999L)).isEqualTo("999 bytes");
    assertThat(Amounts.bytes(1536L)).isEqualTo("1.5 KB");
    assertThat(Amounts.bytes(268_435_456L)).isEqualTo("256 MB");
    assertThat(Amounts.bytes(Long.MAX_VALUE)).isEqualTo("8.0 EB");
  }

  @Test
  void bytes_hasWordsForWhatIsNoNumber() {
    assertThat(Amounts.bytes(-1L)).isEqualTo("unbounded");
    assertThat(Amounts.bytes(null)).isEqualTo("not known");
  }

  @Test
  void percent_keepsSmallSharesApartFromNone() {
    assertThat(Amounts.percent(0.0)).isEqualTo("0 %");
    assertThat(Amounts.percent(0.004)).isEqualTo("0.4 %");
    assertThat(Amounts.percent(0.57)).isEqualTo("57 %");
    assertThat(Amounts.percent(Double.NaN)).isEqualTo("not known");
  }

  @Test
  void duration_hasTheTwoLargestUnits() {
    assertThat(Amounts.duration(Duration.ofMillis(412))).isEqualTo("412 ms");
    assertThat(Amounts.duration(Duration.ofSeconds(60))).isEqualTo("1 min");
    assertThat(Amounts.duration(Duration.ofSeconds(93))).isEqualTo("1 min 33 s");
    assertThat(Amounts.duration(Duration.ofHours(76))).isEqualTo("3 d 4 h");
  }

  @Test
  void count_agreesWithItsNoun() {
    assertThat(Amounts.count(1, "agent")).isEqualTo("1 agent");
    assertThat(Amounts.count(1203, "agent")).isEqualTo("1,203 agents");
  }
}
