// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.store.sqlite;

import org.jdbi.v3.core.Handle;

/** How much room the bodies of a table take. */
final class UsageTable {

  static final String SNAPSHOTS = "snapshot";
  static final String CLASS_FILES = "class_file";

  private final Handle handle;

  UsageTable(Handle handle) {
    this.handle = handle;
  }

  long of(String what) {
    return handle
        .createQuery("SELECT bytes FROM usage WHERE what = :what")
        .bind("what", what)
        .mapTo(Long.class)
        .one();
  }

  void add(String what, long bytes) {
    handle.execute("UPDATE usage SET bytes = bytes + ? WHERE what = ?", bytes, what);
  }
}
