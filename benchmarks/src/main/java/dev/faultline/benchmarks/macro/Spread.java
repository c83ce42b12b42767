// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.benchmarks.macro;

import java.util.List;
import java.util.Locale;

/**
 * Of several values: the one in the middle and the quarters around it.
 *
 * @param low a quarter of the values are below
 * @param high a quarter of the values are above
 */
record Spread(double median, double low, double high) {

  static Spread of(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    return new Spread(at(sorted, 0.5), at(sorted, 0.25), at(sorted, 0.75));
  }

  /** Between two values, in proportion. */
  private static double at(List<Double> sorted, double share) {
    double place = share * (sorted.size() - 1);
    int below = (int) Math.floor(place);
    int above = (int) Math.ceil(place);
    return sorted.get(below) + (sorted.get(above) - sorted.get(below)) * (place - below);
  }

  String ratio() {
    return String.format(Locale.ROOT, "%.3f (%.3f–%.3f)", median, low, high);
  }
}
