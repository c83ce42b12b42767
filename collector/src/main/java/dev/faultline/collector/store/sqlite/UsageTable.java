// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.store.sqlite;

import java.util.HashMap;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** How much room the bodies of a table take. Read once in a job, and written at its end. */
final class UsageTable {

  static final String SNAPSHOTS = "snapshot";
  static final String CLASS_FILES = "class_file";

  private final Handle handle;
  private final Map<String, Long> known = new HashMap<>();
  private final Map<String, Long> changes = new HashMap<>();

  UsageTable(Handle handle) {
    this.handle = handle;
  }

  long of(String what) {
    return known.computeIfAbsent(what, this::read) + changes.getOrDefault(what, 0L);
  }

  private long read(String what) {
    return handle
        .createQuery("SELECT bytes FROM usage WHERE what = :what")
        .bind("what", what)
        .mapTo(Long.class)
        .one();
  }

  void add(String what, long bytes) {
    changes.merge(what, bytes, Long::sum);
  }

  void flush() {
    changes.forEach(
        (what, bytes) ->
            handle.execute("UPDATE usage SET bytes = bytes + ? WHERE what = ?", bytes, what));
  }
}
