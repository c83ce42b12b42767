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
  private final Deque<Batch> batches = new ArrayDeque<>();
  private long bytes;

  WaitingBatches(long maximumBytes, Losses losses) {
    this.maximumBytes = maximumBytes;
    this.losses = losses;
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
    return batches.peekFirst();
  }

  void removeFirst() {
    Batch removed = batches.pollFirst();
    if (removed != null) {
      bytes -= removed.weight();
    }
  }

  boolean isEmpty() {
    return batches.isEmpty();
  }

  int size() {
    return batches.size();
  }

  private void shrink() {
    while (bytes > maximumBytes && !batches.isEmpty()) {
      Batch dropped = removeLeastWorth();
      bytes -= dropped.weight();
      dropped.lose(losses, Losses.Reason.COLLECTOR_AWAY);
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
