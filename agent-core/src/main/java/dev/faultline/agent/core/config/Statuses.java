// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.config;

import java.util.BitSet;
import java.util.List;
import java.util.Locale;

/** Sets of HTTP statuses, as {@code 5xx, 404}. */
final class Statuses {

  private Statuses() {}

  /**
   * @throws IllegalArgumentException where one is neither a status nor a class of such
   */
  static BitSet parse(List<String> items) {
    BitSet statuses = new BitSet();
    for (String item : items) {
      String text = item.toLowerCase(Locale.ROOT);
      if (!text.equals("none")) {
        add(text, statuses);
      }
    }
    return statuses;
  }

  private static void add(String text, BitSet statuses) {
    boolean isClass = text.length() == 3 && text.endsWith("xx");
    int first = text.isEmpty() ? -1 : Character.digit(text.charAt(0), 10);
    if (isClass && first >= 1 && first <= 5) {
      statuses.set(first * 100, first * 100 + 100);
      return;
    }
    int status;
    try {
      status = Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("has '" + text + "', which is no status", e);
    }
    if (status < 100 || status > 599) {
      throw new IllegalArgumentException("has " + status + ", which is no status");
    }
    statuses.set(status);
  }
}
