// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.demo.shop.customer;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a customer has chosen: {@code newsletter=weekly;zone=Europe/Vienna}. */
public record Preferences(String newsletter, ZoneId zone) {

  /** Reads the text that the account has. */
  public static Preferences parse(String text) {
    Map<String, String> values = values(text);
    ZoneId zone = ZoneOffset.UTC;
    try {
      zone = ZoneId.of(values.getOrDefault("zone", "UTC"));
    } catch (DateTimeException ignored) {
      // times are shown in UTC then
    }
    return new Preferences(values.getOrDefault("newsletter", "never"), zone);
  }

  private static Map<String, String> values(String text) {
    Map<String, String> values = new LinkedHashMap<>();
    for (String entry : text.split(";", -1)) {
      int equals = entry.indexOf('=');
      if (equals > 0) {
        values.put(entry.substring(0, equals).strip(), entry.substring(equals + 1).strip());
      }
    }
    return values;
  }
}
