// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.transport;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** The header {@code Retry-After} in both its forms: seconds, and a date. */
final class RetryAfter {

  private RetryAfter() {}

  /** Milliseconds from now; -1 where the header is absent or says neither. */
  static long millis(@Nullable String header, long now) {
    if (header == null || header.trim().isEmpty()) {
      return -1;
    }
    String text = header.trim();
    try {
      return Math.multiplyExact(Math.max(0, Long.parseLong(text)), 1_000L);
    } catch (NumberFormatException e) {
      return untilDate(text, now);
    } catch (ArithmeticException e) {
      return Long.MAX_VALUE;
    }
  }

  private static long untilDate(String text, long now) {
    try {
      Instant date = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      return Math.max(0, date.toEpochMilli() - now);
    } catch (DateTimeException | ArithmeticException e) {
      return -1;
    }
  }
}
