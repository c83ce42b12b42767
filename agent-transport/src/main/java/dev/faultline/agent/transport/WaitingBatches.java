// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.transport;

import dev.faultline.agent.core.delivery.Losses;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * Batches that are not delivered yet, the oldest first. Bounded in bytes: when it is full, the
 * oldest one without a first occurrence goes, and only then the oldest of all. For the sending
 * thread.
 */
final class WaitingBatches {

  private final long maximumBytes;
  private final Losses losses;
  private final @Nullable Spool spool;
  private final Deque<Batch> batches = new ArrayDeque<>();
  private long bytes;

  /**
   * @param spool where batches are when the memory has no room for them; {@code null} for none
   */
  WaitingBatches(long maximumBytes, Losses losses, @Nullable Spool spool) {
    this.maximumBytes = maximumBytes;
    this.losses = losses;
    this.spool = spool;
  }

  /** Whether what waits outlives the JVM. */
  boolean hasSpool() {
    return spool != null;
  }

  /** Writes what waits to disk, where there is a place for it. */
  void persist() {
    if (spool != null) {
      for (Batch batch : batches) {
        spool.keep(batch);
      }
    }
  }

  /** To be used no more: what is on disk stays there. */
  void close() {
    if (spool != null) {
      spool.close();
    }
  }

  void add(Batch batch) {
    batches.addLast(batch);
    bytes += batch.weight();
    shrink();
  }

  /** In front of all others. */
  void addFirst(Batch batch) {
    batches.addFirst(batch);
    bytes += batch.weight();
    shrink();
  }

  @Nullable Batch first() {
    Batch next = batches.isEmpty() && spool != null ? spool.next() : null;
    if (next != null) {
      batches.addLast(next);
      bytes += next.weight();
    }
    return batches.peekFirst();
  }

  void removeFirst() {
    Batch removed = batches.pollFirst();
    if (removed != null) {
      bytes -= removed.weight();
      if (spool != null) {
        spool.settled(removed);
      }
    }
  }

  boolean isEmpty() {
    return size() == 0;
  }

  int size() {
    return batches.size() + (spool == null ? 0 : spool.size());
  }

  private void shrink() {
    while (bytes > maximumBytes && !batches.isEmpty()) {
      Batch dropped = removeLeastWorth();
      bytes -= dropped.weight();
      if (spool == null || !spool.keepOnly(dropped)) {
        dropped.lose(losses, Losses.Reason.COLLECTOR_AWAY);
      }
    }
  }

  private Batch removeLeastWorth() {
    Iterator<Batch> oldestFirst = batches.iterator();
    while (oldestFirst.hasNext()) {
      Batch batch = oldestFirst.next();
      if (!batch.precious()) {
        oldestFirst.remove();
        return batch;
      }
    }
    return batches.removeFirst();
  }
}
