// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SignInLinkTest {

  private Instant now = Instant.parse("2026-11-22T12:00:00Z");
  private final SignInLink.Made made = SignInLink.make(() -> now);

  @Test
  void key_worksOnce() {
    assertThat(made.link().use(made.key())).isTrue();
    assertThat(made.link().use(made.key())).isFalse();
  }

  @Test
  void wrongKey_doesNotUseItUp() {
    assertThat(made.link().use("wrong")).isFalse();
    assertThat(made.link().use(made.key())).isTrue();
  }

  @Test
  void key_isGoodForAnHour() {
    now = now.plus(Duration.ofMinutes(61));

    assertThat(made.link().use(made.key())).isFalse();
  }
}
