// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.it.corpus;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A run as a table in Markdown: an artifact a row, the sum last. */
final class Summary {

  private static final List<String> NUMBERS =
      List.of(
          "classes",
          "methods",
          "methodsReduced",
          "methodsPastInlining",
          "bytesBefore",
          "bytesAfter",
          "nanos");

  private final List<String> rows = new ArrayList<>();
  private final Map<String, Long> sum = new LinkedHashMap<>();
  private final List<String> reasons;

  Summary(Outcomes outcomes) {
    List<String> columns = new ArrayList<>(outcomes.reports().values().iterator().next().keySet());
    columns.removeAll(NUMBERS);
    reasons = columns;
    Map<String, Long> all = new LinkedHashMap<>();
    Map<String, Long> linked = new LinkedHashMap<>();
    outcomes
        .classes()
        .forEach(
            (name, outcome) -> {
              String artifact = name.substring(0, name.indexOf(' '));
              all.merge(artifact, 1L, Long::sum);
              linked.merge(artifact, outcome.equals(Outcomes.LINKED) ? 1L : 0L, Long::sum);
            });
    rows.add(
        "artifact | class files | linked | methods instrumented | reduced | past 325 bytes |"
            + " growth | ms per class | left alone: "
            + String.join(" | ", reasons));
    rows.add("---|--:|--:|--:|--:|--:|--:|--:" + "|--:".repeat(reasons.size()));
    outcomes
        .reports()
        .forEach(
            (artifact, numbers) -> {
              numbers.put("all", all.getOrDefault(artifact, 0L));
              numbers.put("linked", linked.getOrDefault(artifact, 0L));
              numbers.forEach((name, number) -> sum.merge(name, number, Long::sum));
              rows.add(row(artifact, numbers));
            });
    rows.add(row("**all " + outcomes.reports().size() + "**", sum));
  }

  private String row(String name, Map<String, Long> numbers) {
    StringBuilder row = new StringBuilder(name);
    for (String number :
        List.of("all", "linked", "methods", "methodsReduced", "methodsPastInlining")) {
      row.append(" | ").append(numbers.get(number));
    }
    long before = Math.max(1, numbers.get("bytesBefore"));
    row.append(
        String.format(
            Locale.ROOT,
            " | %.0f %% | %.2f",
            100.0 * (numbers.get("bytesAfter") - before) / before,
            numbers.get("nanos") / 1e6 / Math.max(1, numbers.get("classes"))));
    reasons.forEach(reason -> row.append(" | ").append(numbers.get(reason)));
    return row.toString();
  }

  @Override
  public String toString() {
    return String.join("\n", rows) + "\n";
  }
}
