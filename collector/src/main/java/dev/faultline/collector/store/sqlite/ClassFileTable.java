// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.store.sqlite;

import dev.faultline.collector.model.ClassFile;
import dev.faultline.collector.store.FullException;
import dev.faultline.collector.store.StoreLimits;
import java.time.Instant;
import org.jdbi.v3.core.Handle;

/** Class files, compressed. */
final class ClassFileTable {

  private final Handle handle;
  private final StoreLimits limits;
  private final UsageTable usage;

  ClassFileTable(Handle handle, StoreLimits limits, UsageTable usage) {
    this.handle = handle;
    this.limits = limits;
    this.usage = usage;
  }

  void save(ClassFile file, Instant at) {
    byte[] body = Gzip.compress(file.bytes());
    int inserted =
        handle.execute(
            """
            INSERT INTO class_file (sha256, stored_at, size, body) VALUES (?, ?, ?, ?)
            ON CONFLICT (sha256) DO NOTHING""",
            file.sha256(),
            at.toEpochMilli(),
            file.bytes().length,
            body);
    if (inserted == 0) {
      return;
    }
    usage.add(UsageTable.CLASS_FILES, body.length);
    if (usage.of(UsageTable.CLASS_FILES) > limits.classFileBytes()) {
      throw new FullException(
          "class files fill the " + (limits.classFileBytes() >> 20) + " MiB that they may take");
    }
  }
}
