// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.web.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VisibleTest {
  @Test
  void text_leavesOrdinaryTextAlone() {
    assertThat(Visible.text("naïve 漢字 🙂\n\ttab")).isEqualTo("naïve 漢字 🙂\n\ttab");
  }

  @Test
  void text_showsWhatWouldTurnTextRound() {
    assertThat(Visible.text("gpj.\u202eexe")).isEqualTo("gpj.\\u202eexe");
  }

  @Test
  void text_showsControlAndInvisibleCharacters() {
    assertThat(Visible.text("a\u0000b\u001b[31mc\u200bd\u2028e"))
        .isEqualTo("a\\u0000b\\u001b[31mc\\u200bd\\u2028e");
  }

  @Test
  void line_isOneLine() {
    assertThat(Visible.line("one\r\ntwo\tthree")).isEqualTo("one⏎two three");
  }
}
