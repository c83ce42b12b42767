// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.web.rootcause;

import dev.faultline.collector.model.Environment;
import dev.faultline.collector.model.Environment.History;
import dev.faultline.collector.model.Environment.Memory;
import dev.faultline.collector.web.rootcause.EnvironmentView.Curve;
import dev.faultline.collector.web.text.Amounts;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.DoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * Draws the two minutes before a failure. A curve's box is {@link #WIDTH} by {@link #HEIGHT}; the
 * failure is at its right edge.
 */
final class Curves {
  static final int WIDTH = 240;
  static final int HEIGHT = 48;
  private static final int MOST_POINTS = 600;

  private Curves() {}

  static List<Curve> of(Environment environment) {
    History history = environment.history();
    if (history == null) {
      return List.of();
    }
    Memory memory = environment.memory();
    Long heapMax = memory == null ? null : memory.heapMax();
    return List.of(
        curve(
            "Heap used",
            history,
            history.heapUsed(),
            heapMax,
            value -> Amounts.bytes((long) value)),
        curve("CPU of the process", history, history.cpuProcess(), 1.0, Amounts::percent),
        curve("Threads", history, history.threads(), null, value -> Amounts.count((long) value)));
  }

  private static Curve curve(
      String label,
      History history,
      List<? extends @Nullable Number> values,
      @Nullable Number limit,
      DoubleFunction<String> words) {
    List<? extends @Nullable Number> recent =
        values.subList(Math.max(0, values.size() - MOST_POINTS), values.size());
    double[] known = recent.stream().filter(Objects::nonNull).mapToDouble(Curves::number).toArray();
    if (known.length < 2) {
      return new Curve(label, "", "", "", "", "The agent had not yet sampled long enough.");
    }
    double highest = Arrays.stream(known).max().orElse(0);
    double top =
        limit != null && limit.doubleValue() > 0
            ? limit.doubleValue()
            : Math.max(1, highest * 1.25);
    Path path = new Path(recent, Math.max(top, highest));
    String text =
        String.format(
            "%s → %s, highest %s, in %s",
            words.apply(known[0]),
            words.apply(known[known.length - 1]),
            words.apply(highest),
            length(history, recent.size()));
    return new Curve(label, text, path.line(), path.area(), words.apply(top), null);
  }

  private static double number(@Nullable Number value) {
    return value == null || Double.isNaN(value.doubleValue())
        ? 0
        : Math.max(0, value.doubleValue());
  }

  private static String length(History history, int points) {
    Long interval = history.intervalMillis();
    long millis = interval == null || interval <= 0 || interval > 3_600_000 ? 1000 : interval;
    return Amounts.duration(Duration.ofMillis(millis * points));
  }

  /** Gaps in the values are gaps in the line. */
  private record Path(List<? extends @Nullable Number> values, double top) {
    String line() {
      StringBuilder path = new StringBuilder();
      boolean drawing = false;
      for (int at = 0; at < values.size(); at++) {
        Number value = values.get(at);
        if (value == null) {
          drawing = false;
          continue;
        }
        path.append(drawing ? 'L' : 'M').append(point(at, number(value)));
        drawing = true;
      }
      return path.toString();
    }

    String area() {
      StringBuilder path = new StringBuilder("M0," + HEIGHT);
      for (int at = 0; at < values.size(); at++) {
        Number value = values.get(at);
        if (value != null) {
          path.append('L').append(point(at, number(value)));
        }
      }
      return path + "L" + WIDTH + "," + HEIGHT + "Z";
    }

    private String point(int at, double value) {
      double x = (double) WIDTH * at / Math.max(1, values.size() - 1);
      double y = HEIGHT - (HEIGHT - 2) * value / top;
      return String.format(Locale.ROOT, "%.1f,%.1f", x, y);
    }
  }
}
