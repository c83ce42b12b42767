// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.store.sqlite;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Numbers of events that the writer met lately, so that it need not look them up. For the writer's
 * thread only. Forgets everything when a transaction is undone or events are deleted: then it can't
 * know what is true.
 */
final class KnownEvents {

  private static final int MOST = 50_000;

  /**
   * @param heardOf as stored, which may be an hour old
   * @param resolution null for what is not resolved
   */
  record Known(long number, Instant heardOf, StateTables.@Nullable Resolution resolution) {}

  private final Map<String, Known> events =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Known> eldest) {
          return size() > MOST;
        }
      };

  @Nullable Known get(String id) {
    return events.get(id);
  }

  void put(String id, Known known) {
    events.put(id, known);
  }

  void forget() {
    events.clear();
  }
}
