// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.store.sqlite;

import dev.faultline.collector.model.EventAction;
import dev.faultline.collector.model.EventState;
import dev.faultline.collector.store.Changes.Reporter;
import dev.faultline.collector.store.EventSighting;
import java.time.Instant;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** What people make of events, and what occurrences make of that. */
final class StateTables {

  /** What is left of a history that goes on for years. */
  private static final int MOST_CHANGES = 200;

  private static final String RESTORED = "RESTORED";

  /**
   * That an event was taken to be mended.
   *
   * @param deployment number of the one that was current; 0 where none was known
   */
  record Resolution(long at, long deployment) {

    /**
     * Whether the occurrences are later than that, and in no older deployment: deployments have
     * their numbers by first sighting. What began to be counted before may be older.
     */
    boolean isUndoneBy(Reporter reporter, EventSighting sighting) {
      return sighting.first().toEpochMilli() > at
          && (reporter.deployment() == 0 || reporter.deployment() >= deployment);
    }
  }

  private final Handle handle;

  StateTables(Handle handle) {
    this.handle = handle;
  }

  /** Whether there is such an event, and its state changes. */
  boolean change(String publicId, EventAction action, String who, Instant at) {
    String to =
        switch (action) {
          case RESOLVE -> EventState.RESOLVED.name();
          case HIDE -> EventState.HIDDEN.name();
          case RESTORE -> null;
        };
    Long number =
        handle
            .createQuery(
                """
                UPDATE event SET marked = :to, resolved_at = :resolvedAt,
                  resolved_in = CASE WHEN :resolvedAt IS NULL THEN NULL ELSE
                    (SELECT current_deployment FROM service s WHERE s.id = event.service) END
                WHERE public_id = :id AND marked IS NOT :to
                RETURNING id""")
            .bind("to", to)
            .bind("resolvedAt", action == EventAction.RESOLVE ? at.toEpochMilli() : null)
            .bind("id", publicId)
            .mapTo(Long.class)
            .findOne()
            .orElse(null);
    if (number != null) {
      remember(number, at, to == null ? RESTORED : to, who);
    }
    return number != null;
  }

  private void remember(long event, Instant at, String what, @Nullable String who) {
    handle.execute(
        """
        INSERT INTO event_history (event, at, what, who, deployment)
        VALUES (?, ?, ?, ?, (SELECT d.name FROM event e JOIN service s ON s.id = e.service
          JOIN deployment d ON d.id = s.current_deployment WHERE e.id = ?))""",
        event,
        at.toEpochMilli(),
        what,
        who,
        event);
    handle.execute(
        """
        DELETE FROM event_history WHERE event = ? AND id <=
          (SELECT id FROM event_history WHERE event = ? ORDER BY id DESC LIMIT 1 OFFSET ?)""",
        event,
        event,
        MOST_CHANGES);
  }

  /** A resolved event has occurred again. */
  void resurface(long event, Instant at) {
    handle.execute(
        "UPDATE event SET marked = 'RESURFACED', resolved_at = NULL, resolved_in = NULL WHERE id = ?",
        event);
    remember(event, at, EventState.RESURFACED.name(), null);
  }

  void forget(long event) {
    handle.execute("DELETE FROM event_history WHERE event = ?", event);
  }
}
