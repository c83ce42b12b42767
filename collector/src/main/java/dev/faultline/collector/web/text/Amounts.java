// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.web.text;

import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Numbers for people. */
public final class Amounts {
  private static final String[] BINARY = {"bytes", "KB", "MB", "GB", "TB", "PB", "EB"};

  private Amounts() {}

  /** {@code 1,203}. */
  public static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** {@code 1 agent}, {@code 2 agents}. */
  public static String count(long number, String one) {
    return count(number) + " " + (number == 1 ? one : one + "s");
  }

  /** {@code 118 MB}; in steps of 1,024. Unknown and unbounded have words of their own. */
  public static String bytes(@Nullable Long bytes) {
    if (bytes == null) {
      return "not known";
    }
    if (bytes < 0) {
      return "unbounded";
    }
    double amount = bytes;
    int unit = 0;
    while (amount >= 1000 && unit < BINARY.length - 1) {
      amount /= 1024;
      unit++;
    }
    return String.format(
        Locale.ROOT, unit > 0 && amount < 9.95 ? "%.1f %s" : "%.0f %s", amount, BINARY[unit]);
  }

  /** {@code 12 %} of 0.12. */
  public static String percent(@Nullable Double share) {
    return share == null || share.isNaN() || share < 0
        ? "not known"
        : String.format(
            Locale.ROOT, share < 0.0995 && share > 0 ? "%.1f %%" : "%.0f %%", share * 100);
  }

  /** The two largest units: {@code 3 d 4 h}, {@code 12 s}, {@code 412 ms}. */
  public static String duration(Duration duration) {
    long seconds = duration.toSeconds();
    if (seconds < 1) {
      return duration.toMillis() + " ms";
    }
    if (seconds < 60) {
      return seconds + " s";
    }
    if (seconds < 3600) {
      return two(seconds / 60, "min", seconds % 60, "s");
    }
    return seconds < 86_400
        ? two(seconds / 3600, "h", seconds % 3600 / 60, "min")
        : two(seconds / 86_400, "d", seconds % 86_400 / 3600, "h");
  }

  /** {@code 5.2 s} below a minute; else as {@link #duration}. */
  public static String millis(long millis) {
    return millis < 1_000 || millis >= 60_000
        ? duration(Duration.ofMillis(millis))
        : String.format(Locale.ROOT, "%.1f s", Math.min(59.9, millis / 1_000.0));
  }

  private static String two(long first, String firstUnit, long second, String secondUnit) {
    return count(first) + " " + firstUnit + (second == 0 ? "" : " " + second + " " + secondUnit);
  }
}
