// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.store.sqlite;

import dev.faultline.collector.store.StoreLimits;
import dev.faultline.collector.store.StoreUnavailableException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Jobs that share one transaction. */
final class WriteGroup {

  private static final Logger LOG = LoggerFactory.getLogger(WriteGroup.class);
  private static final int MAX_JOBS = 500;
  private static final long MAX_NANOS = Duration.ofMillis(50).toNanos();

  private final Handle handle;
  private final StoreLimits limits;
  private final KnownEvents known;
  private final List<WriteJob<?>> jobs = new ArrayList<>();

  WriteGroup(Handle handle, StoreLimits limits, KnownEvents known) {
    this.handle = handle;
    this.limits = limits;
    this.known = known;
  }

  /** Commits the first job and what {@code next} gives without waiting, as far as a group goes. */
  @SuppressWarnings("CatchingUnchecked") // whatever it is, those who wait must hear of it
  void commit(WriteJob<?> first, Supplier<@Nullable WriteJob<?>> next) {
    long start = System.nanoTime();
    try {
      handle.begin();
      WriteJob<?> job = first;
      while (job != null) {
        jobs.add(job);
        job.run(handle, limits, known);
        boolean full = jobs.size() >= MAX_JOBS || System.nanoTime() - start > MAX_NANOS;
        job = full ? null : next.get();
      }
      handle.commit();
    } catch (Throwable e) {
      undo(e);
      return;
    }
    jobs.forEach(WriteJob::committed);
  }

  private void undo(Throwable cause) {
    known.forget();
    LOG.error("{} pieces of work could not be committed and are undone", jobs.size(), cause);
    try {
      handle.rollback();
    } catch (RuntimeException e) {
      LOG.error("and the rollback failed", e);
    }
    StoreUnavailableException failure =
        new StoreUnavailableException("the store can't be written", cause);
    jobs.forEach(job -> job.failed(failure));
  }
}
