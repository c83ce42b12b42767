// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.web.rootcause;

import dev.faultline.collector.model.Frame;
import dev.faultline.collector.web.text.Amounts;
import dev.faultline.collector.web.text.TypeName;
import dev.faultline.collector.web.text.Visible;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is folded: two or more third-party frames in a row, and what repeats in a deep recursion.
 */
final class FrameRuns {
  private static final int SHORTEST_FOLD = 2;
  private static final int SHORTEST_RECURSION = 4;
  private static final int NAMES = 2;

  private FrameRuns() {}

  /** The end (exclusive) of the run that starts here. */
  static int end(List<Frame> frames, int from) {
    Frame first = frames.get(from);
    int end = from + 1;
    if (!first.application()) {
      while (end < frames.size() && !frames.get(end).application()) {
        end++;
      }
      return end;
    }
    if (from > 0 && same(frames.get(from - 1), first)) {
      while (end < frames.size() && same(first, frames.get(end))) {
        end++;
      }
      return end - from + 1 >= SHORTEST_RECURSION ? end : from + 1;
    }
    return end;
  }

  static @Nullable String summary(List<Frame> frames, int from, int to) {
    int count = to - from;
    if (count < SHORTEST_FOLD) {
      return null;
    }
    Frame first = frames.get(from);
    return first.application()
        ? Amounts.count(count, "more call")
            + " of "
            + Visible.line(first.method())
            + " like the one above"
        : Amounts.count(count, "frame") + " of " + packages(frames.subList(from, to));
  }

  private static boolean same(Frame one, Frame other) {
    return one.className().equals(other.className())
        && one.method().equals(other.method())
        && Objects.equals(one.line(), other.line());
  }

  private static String packages(List<Frame> frames) {
    List<String> names =
        frames.stream()
            .map(frame -> library(TypeName.of(frame.className()).qualifier()))
            .distinct()
            .toList();
    String first = names.stream().limit(NAMES).collect(Collectors.joining(", "));
    return names.size() > NAMES ? first + " and others" : first;
  }

  /**
   * {@code org.springframework} of {@code org.springframework.web.servlet.}; {@code java.util} of
   * {@code java.util.concurrent.}.
   */
  private static String library(String qualifier) {
    String[] parts = qualifier.split("\\.");
    return parts.length < 2 || parts[0].isEmpty() ? "other code" : parts[0] + "." + parts[1];
  }
}
