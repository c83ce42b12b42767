// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.store.sqlite;

import dev.faultline.collector.model.ClassFile;
import dev.faultline.collector.store.ClassFileRepository;
import dev.faultline.collector.store.StoreLimits;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Reads class files. */
final class SqliteClassFiles implements ClassFileRepository {

  private final Jdbi jdbi;
  private final StoreLimits limits;

  SqliteClassFiles(Jdbi jdbi, StoreLimits limits) {
    this.jdbi = jdbi;
    this.limits = limits;
  }

  @Override
  public Optional<ClassFile> find(String sha256) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT body FROM class_file WHERE sha256 = :sha256")
                .bind("sha256", sha256)
                .map((row, context) -> new ClassFile(sha256, Gzip.inflate(row.getBytes("body"))))
                .findOne());
  }

  @Override
  public Set<String> wanted(Collection<String> sha256) {
    if (sha256.isEmpty()) {
      return Set.of();
    }
    return jdbi.withHandle(handle -> full(handle) ? Set.of() : missing(handle, sha256));
  }

  private boolean full(Handle handle) {
    return new UsageTable(handle).of(UsageTable.CLASS_FILES) >= limits.classFileBytes();
  }

  private static Set<String> missing(Handle handle, Collection<String> sha256) {
    Set<String> missing = new LinkedHashSet<>(sha256);
    missing.removeAll(
        handle
            .createQuery("SELECT sha256 FROM class_file WHERE sha256 IN (<hashes>)")
            .bindList("hashes", List.copyOf(missing))
            .mapTo(String.class)
            .set());
    return missing;
  }
}
