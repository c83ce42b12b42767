// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.config;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * How the text of a value is read. One class for all types on purpose: each class more costs time
 * in {@code premain}.
 */
enum SettingType {
  FLAG("true or false"),
  WHOLE("a whole number"),
  PERCENT("a percentage such as 0.5"),
  DURATION("a duration such as 20ms, 2s or 5m (a number alone is milliseconds)"),
  SIZE("a size such as 64KB or 2MB (a number alone is bytes)"),
  TEXT("a text"),
  URL("a URL such as https://collector.example.com:8787"),
  PROXY("a host with a port, such as proxy.example.com:3128"),
  PATH("a path"),
  CHOICE("one of a list"),
  LIST("a list separated by commas"),
  STATUSES("HTTP statuses separated by commas, such as 5xx or 500, 503 (none for none)"),
  METHODS(
      "methods separated by commas, such as com.acme.Orders.place or com.acme.Orders.place:500ms"),
  PATTERNS(
      "regular expressions separated by commas (a comma inside brackets belongs to its expression)");

  private final String expected;

  SettingType(String expected) {
    this.expected = expected;
  }

  String expected() {
    return expected;
  }

  /**
   * @throws IllegalArgumentException where the text is none of this type; the message says what is
   *     wrong with it, the caller adds what was expected
   */
  Object parse(String text) {
    if (this == FLAG) {
      return flag(text);
    }
    if (this == WHOLE) {
      return whole(text);
    }
    if (this == PERCENT) {
      return percent(text);
    }
    if (this == DURATION) {
      return duration(text);
    }
    if (this == SIZE) {
      return size(text);
    }
    if (this == LIST) {
      return list(text);
    }
    if (this == STATUSES) {
      return Statuses.parse(list(text));
    }
    if (this == METHODS) {
      return TimedMethodNames.parse(list(text));
    }
    if (this == PATTERNS) {
      return Patterns.parse(text);
    }
    if (this == URL) {
      return CollectorUrl.parse(text);
    }
    if (this == PROXY) {
      return ProxyAddress.parse(text);
    }
    return this == CHOICE ? text.toLowerCase(Locale.ROOT) : text;
  }

  private static Boolean flag(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    if (lower.equals("true") || lower.equals("yes") || lower.equals("on") || lower.equals("1")) {
      return Boolean.TRUE;
    }
    if (lower.equals("false") || lower.equals("no") || lower.equals("off") || lower.equals("0")) {
      return Boolean.FALSE;
    }
    throw new IllegalArgumentException("is neither");
  }

  private static Long whole(String text) {
    try {
      return Long.valueOf(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("is no whole number", e);
    }
  }

  private static Double percent(String text) {
    String number = text.endsWith("%") ? text.substring(0, text.length() - 1).trim() : text;
    double value;
    try {
      value = Double.parseDouble(number);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("is no number", e);
    }
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      throw new IllegalArgumentException("is no number");
    }
    return value;
  }

  private static Long duration(String text) {
    return scaled(text, "ms", 1, "s", 1_000, "m", 60_000, "h", 3_600_000);
  }

  private static Long size(String text) {
    String plain = text.toLowerCase(Locale.ROOT);
    if (plain.endsWith("b")) {
      plain = plain.substring(0, plain.length() - 1);
    }
    if (plain.endsWith("i")) {
      plain = plain.substring(0, plain.length() - 1);
    }
    return scaled(plain, "k", 1 << 10, "m", 1 << 20, "g", 1 << 30, "", 1);
  }

  private static Long scaled(String text, Object... unitsAndFactors) {
    String lower = text.toLowerCase(Locale.ROOT);
    int end = 0;
    while (end < lower.length() && lower.charAt(end) >= '0' && lower.charAt(end) <= '9') {
      end++;
    }
    long number = whole(lower.substring(0, end));
    String unit = lower.substring(end).trim();
    if (unit.isEmpty()) {
      return number;
    }
    for (int i = 0; i < unitsAndFactors.length; i += 2) {
      if (unit.equals(unitsAndFactors[i])) {
        long factor = (Integer) unitsAndFactors[i + 1];
        if (number > Long.MAX_VALUE / factor) {
          throw new IllegalArgumentException("is too large");
        }
        return number * factor;
      }
    }
    throw new IllegalArgumentException("has the unknown unit '" + unit + "'");
  }

  private static List<String> list(String text) {
    List<String> items = new ArrayList<>();
    int start = 0;
    for (int i = 0; i <= text.length(); i++) {
      if (i == text.length() || isListSeparator(text.charAt(i))) {
        if (i > start) {
          items.add(text.substring(start, i));
        }
        start = i + 1;
      }
    }
    return Collections.unmodifiableList(items);
  }

  private static boolean isListSeparator(char c) {
    return c == ',' || c == ';' || c == '|' || c == ' ' || c == '\t' || c == '\n';
  }
}
