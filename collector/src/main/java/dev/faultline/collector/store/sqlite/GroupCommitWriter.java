// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.store.sqlite;

import dev.faultline.collector.store.Changes;
import dev.faultline.collector.store.OverloadedException;
import dev.faultline.collector.store.StoreLimits;
import dev.faultline.collector.store.Writer;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The single writer. What waits when a commit begins shares it, so that the price of a flush to
 * disk is paid once for many.
 */
final class GroupCommitWriter implements Writer, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(GroupCommitWriter.class);
  private static final int MAX_WAITING = 10_000;
  private static final Duration PATIENCE_AT_END = Duration.ofSeconds(20);

  private final long maxWaitingBytes = Math.min(64L << 20, Runtime.getRuntime().maxMemory() / 4);
  private final Deque<WriteJob<?>> waiting = new ArrayDeque<>(); // guarded by itself
  private final Thread thread = new Thread(this::run, "store-writer");
  private final Connection connection;
  private final Handle handle;
  private final StoreLimits limits;
  private final KnownEvents known = new KnownEvents();
  private long waitingBytes; // guarded by waiting
  private boolean closed; // guarded by waiting

  GroupCommitWriter(Connection connection, StoreLimits limits) {
    this.connection = connection;
    this.handle = Jdbi.create(connection).open();
    this.limits = limits;
  }

  void start() {
    thread.start();
  }

  @Override
  public <T> CompletableFuture<T> write(long bytes, Function<Changes, T> work) {
    WriteJob<T> job = new WriteJob<>(bytes, work);
    synchronized (waiting) {
      if (closed) {
        throw new OverloadedException("the collector is shutting down");
      }
      if (waiting.size() >= MAX_WAITING || waitingBytes + bytes > maxWaitingBytes) {
        throw new OverloadedException("the store can't keep up with what arrives");
      }
      waiting.add(job);
      waitingBytes += bytes;
      waiting.notifyAll();
    }
    return job.result();
  }

  @Override
  public int waiting() {
    synchronized (waiting) {
      return waiting.size();
    }
  }

  @Override
  public void close() {
    synchronized (waiting) {
      closed = true;
      waiting.notifyAll();
    }
    try {
      thread.join(PATIENCE_AT_END.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try (connection;
        handle) { // the handle leaves the connection open
      for (WriteJob<?> job = await(); job != null; job = await()) {
        new WriteGroup(handle, limits, known).commit(job, this::poll);
      }
    } catch (SQLException e) {
      LOG.warn("the database could not be closed; nothing is lost by that", e);
    }
  }

  /** Waits for work; null once closed and all is done. */
  private @Nullable WriteJob<?> await() {
    synchronized (waiting) {
      while (waiting.isEmpty() && !closed) {
        try {
          waiting.wait();
        } catch (InterruptedException e) {
          closed = true; // nobody here interrupts: the JVM is being taken down
        }
      }
      return poll();
    }
  }

  private @Nullable WriteJob<?> poll() {
    synchronized (waiting) {
      WriteJob<?> job = waiting.poll();
      if (job != null) {
        waitingBytes -= job.bytes();
      }
      return job;
    }
  }
}
