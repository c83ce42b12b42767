// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.store.sqlite;

import org.jdbi.v3.core.Handle;

/** What agents' links in log lines call events. */
final class LogLinkTable {

  /** About 10 MB. */
  private static final int MOST = 200_000;

  private final Handle handle;

  LogLinkTable(Handle handle) {
    this.handle = handle;
  }

  void save(long event, String name) {
    handle.execute("INSERT OR IGNORE INTO log_link (name, event) VALUES (?, ?)", name, event);
  }

  void forget(long event) {
    handle.execute("DELETE FROM log_link WHERE event = ?", event);
  }

  /** Deletes the oldest beyond what is kept. */
  void evict() {
    handle.execute(
        "DELETE FROM log_link WHERE rowid <= (SELECT max(rowid) FROM log_link) - ?", MOST);
  }
}
