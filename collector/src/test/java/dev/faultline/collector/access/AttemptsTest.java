// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.faultline.collector.http.ProblemException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class AttemptsTest {

  private Instant now = Instant.parse("2026-11-22T12:00:00Z");
  private final Attempts attempts = new Attempts(() -> now);

  @Test
  void addressThatGuesses_hasToWait() {
    fail(10);

    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> attempts.check("10.0.0.1"))
        .satisfies(
            problem -> {
              assertThat(problem.status()).isEqualTo(429);
              assertThat(problem.retryAfter()).isEqualTo(Duration.ofSeconds(301));
            });
    assertThatCode(() -> attempts.check("10.0.0.2")).doesNotThrowAnyException();
  }

  @Test
  void fewFailures_areForgiven() {
    fail(9);

    assertThatCode(() -> attempts.check("10.0.0.1")).doesNotThrowAnyException();
  }

  @Test
  void waiting_helps() {
    fail(10);
    now = now.plus(Duration.ofMinutes(5));

    assertThatCode(() -> attempts.check("10.0.0.1")).doesNotThrowAnyException();
    fail(9);
    assertThatCode(() -> attempts.check("10.0.0.1")).doesNotThrowAnyException();
  }

  private void fail(int times) {
    for (int i = 0; i < times; i++) {
      attempts.failed("10.0.0.1");
    }
  }
}
