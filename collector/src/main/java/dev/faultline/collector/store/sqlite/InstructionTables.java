// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.store.sqlite;

import dev.faultline.collector.model.MonitoredService;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** What agents are asked for. */
final class InstructionTables {

  /** An event that does not occur for so long is not waited for any more. */
  private static final Duration PATIENCE = Duration.ofDays(1);

  private static final String FORCED = "forced";

  private final Handle handle;

  InstructionTables(Handle handle) {
    this.handle = handle;
  }

  static long forgottenBefore(Instant now) {
    return now.minus(PATIENCE).toEpochMilli();
  }

  void pause(MonitoredService service, boolean paused) {
    handle.execute(
        """
        INSERT INTO instruction (service, paused)
        SELECT id, ? FROM service WHERE service = ? AND environment = ?
        ON CONFLICT (service) DO UPDATE SET paused = excluded.paused""",
        paused ? 1 : 0,
        service.service(),
        service.environment());
  }

  void redact(MonitoredService service, List<String> names) {
    handle.execute(
        """
        INSERT INTO instruction (service, redact_names)
        SELECT id, ? FROM service WHERE service = ? AND environment = ?
        ON CONFLICT (service) DO UPDATE SET redact_names = excluded.redact_names""",
        Json.write(names),
        service.service(),
        service.environment());
  }

  void force(String event, Instant at) {
    handle.execute("DELETE FROM forced_snapshot WHERE asked_at <= ?", forgottenBefore(at));
    handle.execute(
        """
        INSERT OR REPLACE INTO forced_snapshot (event, service, asked_at)
        SELECT id, service, ? FROM event WHERE public_id = ?""",
        at.toEpochMilli(),
        event);
  }

  /** A wish is fulfilled by the first snapshot that was made for it. */
  void recorded(long event, String trigger) {
    if (trigger.equals(FORCED)) {
      handle.execute("DELETE FROM forced_snapshot WHERE event = ?", event);
    }
  }
}
