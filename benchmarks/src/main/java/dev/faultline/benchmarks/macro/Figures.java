// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.benchmarks.macro;

import java.util.EnumMap;
import java.util.Map;

/** What was measured of one program in one phase of one run. */
final class Figures {

  /** In the order of the tables. */
  enum Metric {
    START("first answer", "ms"),
    THROUGHPUT("throughput", "1/s"),
    P50("p50", "µs"),
    P99("p99", "µs"),
    CPU("CPU per request", "µs"),
    ALLOCATED("allocated per request", "B"),
    PEAK("peak memory", "MB");

    final String label;
    final String unit;

    Metric(String label, String unit) {
      this.label = label;
      this.unit = unit;
    }
  }

  private final Map<Metric, Double> values = new EnumMap<>(Metric.class);

  Figures with(Metric metric, double value) {
    values.put(metric, value);
    return this;
  }

  boolean has(Metric metric) {
    return values.containsKey(metric);
  }

  double get(Metric metric) {
    Double value = values.get(metric);
    if (value == null) {
      throw new IllegalStateException("not measured: " + metric.label);
    }
    return value;
  }

  @Override
  public String toString() {
    return values.toString();
  }
}
