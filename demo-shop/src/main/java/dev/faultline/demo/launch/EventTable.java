// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.demo.launch;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Events as a table for a terminal, those that happened most at the top. */
final class EventTable {
  private EventTable() {}

  static String of(List<RecordedEvent> events) {
    int kind = width(events.stream().map(RecordedEvent::kind).toList(), "KIND");
    int type = width(events.stream().map(RecordedEvent::type).toList(), "TYPE");
    String format = "%-" + kind + "s  %6s  %-" + type + "s  %s%n";
    StringBuilder table = new StringBuilder();
    table.append(String.format(Locale.ROOT, format, "KIND", "COUNT", "TYPE", "LOCATION"));
    events.stream()
        .sorted(Comparator.comparingLong(RecordedEvent::count).reversed())
        .map(e -> String.format(Locale.ROOT, format, e.kind(), e.count(), e.type(), e.location()))
        .forEach(table::append);
    return table.toString();
  }

  private static int width(List<String> values, String title) {
    return values.stream().mapToInt(String::length).reduce(title.length(), Math::max);
  }
}
