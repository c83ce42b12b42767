// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.store.sqlite;

import dev.faultline.collector.store.StoreLimits;
import java.time.Duration;
import java.time.Instant;
import org.jdbi.v3.core.Handle;

/** Lets go of what is too old, some at a time so that nobody has to wait for it. */
final class Eviction {

  private static final int EVENTS_AT_ONCE = 50;
  private static final int ROWS_AT_ONCE = 2_000;

  private final Handle handle;
  private final StoreLimits limits;
  private final UsageTable usage;
  private final LogLinkTable links;
  private final StateTables states;

  Eviction(
      Handle handle, StoreLimits limits, UsageTable usage, LogLinkTable links, StateTables states) {
    this.states = states;
    this.links = links;
    this.handle = handle;
    this.limits = limits;
    this.usage = usage;
  }

  boolean evict(Instant now) {
    boolean more = events(before(now, limits.keepEvents()));
    more |= slots(before(now, limits.keepSlots()));
    more |= invocations(before(now, limits.keepSlots()));
    more |= receipts(before(now, limits.keepReceipts()));
    more |= agents(before(now, limits.keepAgents()));
    more |= sessions(now.toEpochMilli());
    links.evict();
    return more;
  }

  private boolean events(long before) {
    var old =
        handle
            .createQuery(
                "SELECT id FROM event WHERE heard_of < :before ORDER BY heard_of LIMIT :limit")
            .bind("before", before)
            .bind("limit", EVENTS_AT_ONCE)
            .mapTo(Long.class)
            .list();
    old.forEach(this::event);
    return old.size() == EVENTS_AT_ONCE;
  }

  private void event(long id) {
    long bytes =
        handle
            .createQuery("SELECT coalesce(sum(stored), 0) FROM snapshot WHERE event = :event")
            .bind("event", id)
            .mapTo(Long.class)
            .one();
    usage.add(UsageTable.SNAPSHOTS, -bytes);
    handle.execute("DELETE FROM snapshot WHERE event = ?", id);
    links.forget(id);
    states.forget(id);
    handle.execute("DELETE FROM counter WHERE event = ?", id);
    handle.execute("DELETE FROM event_deployment WHERE event = ?", id);
    handle.execute(
        "UPDATE service SET events = events - 1 WHERE id = (SELECT service FROM event WHERE id = ?)",
        id);
    handle.execute("DELETE FROM event WHERE id = ?", id);
  }

  private boolean slots(long before) {
    return rows(
        """
        DELETE FROM counter WHERE (event, slot, deployment, agent) IN (
          SELECT event, slot, deployment, agent FROM counter
          WHERE slot < ? ORDER BY slot LIMIT ?)""",
        before);
  }

  private boolean invocations(long before) {
    boolean more =
        rows(
            """
            DELETE FROM invocation WHERE (entry_point, slot) IN (
              SELECT entry_point, slot FROM invocation WHERE slot < ? ORDER BY slot LIMIT ?)""",
            before);
    handle.execute(
        """
        DELETE FROM entry_point
        WHERE NOT EXISTS (SELECT 1 FROM invocation i WHERE i.entry_point = entry_point.id)""");
    return more;
  }

  private boolean receipts(long before) {
    return rows(
        """
        DELETE FROM receipt WHERE (agent, batch) IN (
          SELECT agent, batch FROM receipt WHERE received_at < ? ORDER BY received_at LIMIT ?)""",
        before);
  }

  private boolean agents(long before) {
    String old = "SELECT id FROM agent WHERE last_contact < ? ORDER BY last_contact LIMIT ?";
    handle.execute("DELETE FROM loss WHERE agent IN (" + old + ")", before, ROWS_AT_ONCE);
    return rows("DELETE FROM agent WHERE id IN (" + old + ")", before);
  }

  private boolean sessions(long before) {
    return rows(
        "DELETE FROM session WHERE hash IN (SELECT hash FROM session WHERE expires_at < ? LIMIT ?)",
        before);
  }

  private boolean rows(String sql, long before) {
    return handle.execute(sql, before, ROWS_AT_ONCE) == ROWS_AT_ONCE;
  }

  private static long before(Instant now, Duration kept) {
    return now.minus(kept).toEpochMilli();
  }
}
