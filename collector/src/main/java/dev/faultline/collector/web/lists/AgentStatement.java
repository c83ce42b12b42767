// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.web.lists;

import dev.faultline.collector.web.text.Amounts;
import dev.faultline.collector.web.text.Visible;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What an agent says of itself, in words: a name and a value. What is not known here is shown as it
 * came, so that newer agents can say more.
 */
public record AgentStatement(String name, String value) {

  private static final Map<String, String> NAMES = new LinkedHashMap<>();

  static {
    NAMES.put("recording", "recording");
    NAMES.put("captureMicros", "recording took");
    NAMES.put("captureTimes", "snapshots by the time they took");
    NAMES.put("queued", "waits to be sent");
    NAMES.put("classesInstrumented", "classes instrumented");
    NAMES.put("methodsInstrumented", "methods instrumented");
    NAMES.put("methodsSkipped", "methods left alone");
  }

  /** Upper bounds of {@code captureTimes} but for the last one: docs/protocol.md. */
  private static final List<String> BOUNDS =
      List.of("0.1 ms", "0.3 ms", "1 ms", "3 ms", "10 ms", "30 ms");

  /** Those that are known first. */
  static List<AgentStatement> of(Map<String, String> status) {
    List<AgentStatement> statements = new ArrayList<>();
    NAMES.forEach(
        (key, name) -> {
          String value = status.get(key);
          if (value != null) {
            statements.add(new AgentStatement(name, Visible.line(readable(key, value))));
          }
        });
    status.entrySet().stream()
        .filter(entry -> !NAMES.containsKey(entry.getKey()))
        .sorted(Map.Entry.comparingByKey())
        .map(
            entry ->
                new AgentStatement(Visible.line(entry.getKey()), Visible.line(entry.getValue())))
        .forEach(statements::add);
    return statements;
  }

  /** As it came, where it is not what it should be. */
  private static String readable(String key, String value) {
    try {
      return switch (key) {
        case "recording" -> value;
        case "captureMicros" -> Amounts.millis(Long.parseLong(value) / 1_000);
        case "captureTimes" -> times(value);
        default -> Amounts.count(Long.parseLong(value));
      };
    } catch (NumberFormatException unusual) {
      return value;
    }
  }

  private static String times(String value) {
    String[] counts = value.split(", ", -1);
    if (counts.length != BOUNDS.size() + 1) {
      return value;
    }
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < counts.length; i++) {
      long count = Long.parseLong(counts[i]);
      if (count != 0) {
        parts.add(
            Amounts.count(count)
                + (i < BOUNDS.size() ? " up to " + BOUNDS.get(i) : " over " + BOUNDS.get(i - 1)));
      }
    }
    return parts.isEmpty() ? "none" : String.join(", ", parts);
  }
}
