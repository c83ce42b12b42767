// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.web.text;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * A point in time as pages show it: how long ago, with the exact time at hand.
 *
 * @param ago {@code 3 min ago}
 * @param exact in UTC, to the millisecond; the browser adds the reader's own zone
 * @param machine ISO 8601
 */
public record Moment(String ago, String exact, String machine) {
  private static final DateTimeFormatter EXACT =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS 'UTC'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);
  private static final Duration MONTH = Duration.ofDays(30);

  public static Moment of(Instant instant, Instant now) {
    return new Moment(
        ago(Duration.between(instant, now)), EXACT.format(instant), instant.toString());
  }

  private static String ago(Duration age) {
    if (age.toSeconds() < 0) {
      return "in " + largest(age.negated());
    }
    return age.toSeconds() < 5 ? "just now" : largest(age) + " ago";
  }

  private static String largest(Duration age) {
    long seconds = age.toSeconds();
    if (seconds < 60) {
      return seconds + " s";
    }
    if (seconds < 3600) {
      return seconds / 60 + " min";
    }
    if (seconds < 86_400) {
      return seconds / 3600 + " h";
    }
    return age.compareTo(MONTH.multipliedBy(3)) < 0
        ? seconds / 86_400 + " d"
        : seconds / MONTH.toSeconds() + " months";
  }
}
