// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.web.rootcause;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The JVM and its machine.
 *
 * @param reason why there is nothing; null if there is
 */
public record EnvironmentView(
    @Nullable String reason, List<Gauge> gauges, List<Curve> curves, List<Table> tables) {

  /**
   * A figure of that moment.
   *
   * @param share of its limit in percent, 0 to 100; null where there is no limit
   */
  public record Gauge(
      String label, String value, @Nullable String detail, @Nullable Integer share) {}

  /**
   * Two minutes of one figure, up to the failure.
   *
   * @param text says the same in words
   * @param line SVG path of the curve; {@code area} the same, closed
   * @param reason why there is no curve; null if there is
   */
  public record Curve(
      String label, String text, String line, String area, String top, @Nullable String reason) {}

  /**
   * Rows of names and values.
   *
   * @param columns headings; the first column is the row's name
   * @param reason why it is empty
   * @param open whether it is short enough to be shown without asking
   */
  public record Table(
      String title, List<String> columns, List<List<String>> rows, String reason, boolean open) {}
}
