// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.benchmarks.macro;

import dev.faultline.benchmarks.macro.Figures.Metric;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** All figures of one program, by round, phase and variant. */
final class Results {

  static final String BASE = "none";

  /** By phase, variant, round. */
  private final Map<String, Map<String, Map<Integer, Figures>>> figures = new LinkedHashMap<>();

  void add(int round, String phase, String variant, Figures measured) {
    figures
        .computeIfAbsent(phase, key -> new LinkedHashMap<>())
        .computeIfAbsent(variant, key -> new TreeMap<>())
        .put(round, measured);
  }

  /** The ratios of a metric to the run without an agent of the same round. */
  List<Double> ratios(String phase, String variant, Metric metric) {
    Map<String, Map<Integer, Figures>> variants = figures.getOrDefault(phase, Map.of());
    Map<Integer, Figures> base = variants.getOrDefault(BASE, Map.of());
    List<Double> ratios = new ArrayList<>();
    variants
        .getOrDefault(variant, Map.of())
        .forEach(
            (round, measured) -> {
              Figures plain = base.get(round);
              if (plain != null && plain.has(metric) && measured.has(metric)) {
                ratios.add(measured.get(metric) / plain.get(metric));
              }
            });
    return ratios;
  }

  private List<Double> values(String phase, String variant, Metric metric) {
    return figures.getOrDefault(phase, Map.of()).getOrDefault(variant, Map.of()).values().stream()
        .filter(measured -> measured.has(metric))
        .map(measured -> measured.get(metric))
        .toList();
  }

  /** A table in Markdown: medians of the ratios of each round to its run without an agent. */
  String table() {
    StringBuilder text = new StringBuilder();
    text.append("| requests that fail | what | without | variant | with | ratio (quarters) |\n");
    text.append("|---|---|---|---|---|---|\n");
    figures.forEach(
        (phase, variants) -> {
          for (Metric metric : Metric.values()) {
            variants.keySet().forEach(variant -> row(text, phase, metric, variant));
          }
        });
    return text.toString();
  }

  private void row(StringBuilder text, String phase, Metric metric, String variant) {
    List<Double> ratios = ratios(phase, variant, metric);
    if (!ratios.isEmpty() && !variant.equals(BASE)) {
      text.append(
          String.format(
              Locale.ROOT,
              "| %s | %s, %s | %s | %s | %s | %s |%n",
              phase,
              metric.label,
              metric.unit,
              number(Spread.of(values(phase, BASE, metric)).median()),
              variant,
              number(Spread.of(values(phase, variant, metric)).median()),
              Spread.of(ratios).ratio()));
    }
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, value < 100 ? "%.1f" : "%,.0f", value);
  }
}
