// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.faultline.collector.digest.Batch.CountedOccurrences;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An element of {@code counts}. */
final class CountItem {

  /** The year 9999: later times are no times, and can't be written in four digits. */
  static final long MAX_TIME = 253_402_300_799_999L;

  static final int MAX_MESSAGE = 1_000;

  private static final Pattern LINK = Pattern.compile("[a-z2-7]{12}");

  /** More in one batch is a mistake, and sums must not overflow. */
  private static final long MAX_COUNT = 1_000_000_000_000L;

  static CountedOccurrences read(String item, JsonNode node) {
    Fields count = new Fields("", node);
    long to = count.number("to", 0, MAX_TIME);
    return new CountedOccurrences(
        item,
        EventFields.read(count.object("event")),
        Instant.ofEpochMilli(count.number("from", 0, to)),
        Instant.ofEpochMilli(to),
        count.number("count", 1, MAX_COUNT),
        count.shownOrNull("message", MAX_MESSAGE),
        link(count.shownOrNull("link", MAX_MESSAGE)));
  }

  /** One that is none leads nowhere, and costs nothing else. */
  private static @Nullable String link(@Nullable String given) {
    return given != null && LINK.matcher(given).matches() ? given : null;
  }

  private CountItem() {}
}
