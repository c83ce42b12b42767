// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.web.text;

import dev.faultline.collector.model.OccurrenceRate;
import java.util.Locale;

/**
 * How often an event occurs for each 100 calls of its entry point.
 *
 * @param perHundred two digits of it at least
 * @param meaning what was divided by what
 */
public record Rate(String perHundred, String meaning) {

  public static Rate of(OccurrenceRate rate) {
    return new Rate(
        number(rate.perHundred()),
        Amounts.count(rate.occurrences(), "occurrence")
            + ", "
            + Amounts.count(rate.invocations(), "call")
            + " of "
            + Visible.line(rate.entryPoint())
            + " in the last 24 hours");
  }

  private static String number(double perHundred) {
    if (perHundred < 0.005) {
      return "< 0.01";
    }
    return String.format(
        Locale.ROOT, perHundred < 1 ? "%.2f" : perHundred < 10 ? "%.1f" : "%,.0f", perHundred);
  }
}
