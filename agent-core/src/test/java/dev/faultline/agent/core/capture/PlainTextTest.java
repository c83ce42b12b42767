// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.capture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlainTextTest {

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "order 17 failed, order # failed",
        "took 1.5 s at 10.0.0.1:8080, took # s at #",
        "id 6f1c-77aa-b1 is unknown, id # is unknown",
        "user 'ann' left, user '…' left",
        "it's gone, it's gone",
        "no value at all, no value at all"
      })
  void values_areLeftOut(String text, String common) {
    assertThat(PlainText.withoutValues(text)).isEqualTo(common);
  }

  @Test
  void longText_isCut() {
    assertThat(PlainText.withoutValues("word ".repeat(1_000))).hasSizeLessThan(420);
  }

  @Test
  void textsThatDifferInTheirValues_areTheSame() {
    assertThat(PlainText.withoutValues("Connection a1b2 to \"db-7\" lost after 31ms"))
        .isEqualTo(PlainText.withoutValues("Connection ff09 to \"other\" lost after 7ms"));
  }
}
