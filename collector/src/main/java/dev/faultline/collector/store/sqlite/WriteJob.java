// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.store.sqlite;

import dev.faultline.collector.store.Changes;
import dev.faultline.collector.store.StoreLimits;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** A piece of work for the writer: run, undone alone if it fails, answered after the commit. */
final class WriteJob<T> {

  private static final String SAVEPOINT = "job";

  private final long bytes;
  private final Function<Changes, T> work;
  private final CompletableFuture<T> result = new CompletableFuture<>();
  private @Nullable Runnable answer;

  WriteJob(long bytes, Function<Changes, T> work) {
    this.bytes = bytes;
    this.work = work;
  }

  long bytes() {
    return bytes;
  }

  CompletableFuture<T> result() {
    return result;
  }

  /** Throws only if the whole transaction is lost. */
  void run(Handle handle, StoreLimits limits, KnownEvents known) {
    handle.savepoint(SAVEPOINT);
    try {
      SqliteChanges changes = new SqliteChanges(handle, limits, known);
      T value = work.apply(changes);
      changes.flush();
      handle.releaseSavepoint(SAVEPOINT);
      answer = () -> result.complete(value);
    } catch (RuntimeException e) {
      known.forget();
      handle.rollbackToSavepoint(SAVEPOINT);
      answer = () -> result.completeExceptionally(e);
    }
  }

  void committed() {
    if (answer != null) {
      answer.run();
    }
  }

  void failed(Throwable cause) {
    result.completeExceptionally(cause);
  }
}
