// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.web.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LongTextTest {
  @Test
  void of_keepsShortTextWhole() {
    assertThat(LongText.of("short", 10)).isEqualTo(new LongText("short", null, 5));
  }

  @Test
  void of_cutsLongTextToItsBeginning() {
    assertThat(LongText.of("0123456789x", 10))
        .isEqualTo(new LongText("0123456789", "0123456789x", 11));
  }

  @Test
  void of_offersTheLinesOfTextThatHasSome() {
    assertThat(LongText.of("a\nb", 10)).isEqualTo(new LongText("a⏎b", "a\nb", 3));
  }

  @Test
  void of_neverCutsACharacterInTwo() {
    assertThat(LongText.of("🙂🙂", 3).start()).isEqualTo("🙂");
  }
}
