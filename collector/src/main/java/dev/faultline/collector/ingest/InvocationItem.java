// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.faultline.collector.store.NewInvocations;
import java.time.Instant;

/** An element of {@code invocations}. */
final class InvocationItem {

  private static final int MAX_KIND = 50;

  /** More in one batch is a mistake, and sums must not overflow. */
  private static final long MAX_COUNT = 1_000_000_000_000L;

  static NewInvocations read(JsonNode node) {
    Fields invocations = new Fields("", node);
    String name = invocations.lineOrNull("name", EventFields.MAX_EVENT_NAME);
    if (name == null) {
      throw invocations.invalid("name", "must be a text that isn't empty");
    }
    long to = invocations.number("to", 0, CountItem.MAX_TIME);
    invocations.number("from", 0, to);
    long count = invocations.number("count", 1, MAX_COUNT);
    Long failed = invocations.numberOrNull("failed", 0, count);
    Long totalMillis = invocations.numberOrNull("totalMillis", 0, MAX_COUNT);
    return new NewInvocations(
        name,
        invocations.nameOrNull("kind", MAX_KIND),
        Instant.ofEpochMilli(to),
        count,
        failed == null ? 0 : failed,
        totalMillis == null ? 0 : totalMillis);
  }

  private InvocationItem() {}
}
