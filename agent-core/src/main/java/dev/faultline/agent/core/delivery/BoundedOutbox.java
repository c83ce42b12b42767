// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.delivery;

import dev.faultline.agent.core.model.Snapshot;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The outbox between application threads and the sending thread.
 *
 * <p>A quarter of it is kept for first and forced snapshots; when it is full, they displace sampled
 * ones. Lock-free: {@link #offer} is a handful of atomic operations. Several threads may offer, one
 * drains.
 */
public final class BoundedOutbox implements Outbox {

  private static final int MAXIMUM_COUNT = 1_000;
  private static final long MAXIMUM_BYTES = 8L << 20;
  private static final long LEAST_BYTES = 1L << 20;

  /** Not more than this part of the heap, which is the application's. */
  private static final int PART_OF_HEAP = 16;

  private final int maximumCount;
  private final long maximumBytes;
  private final long wakeAtBytes;
  private final Losses losses;
  private final Queue<Snapshot> precious = new ConcurrentLinkedQueue<>();
  private final Queue<Snapshot> sampled = new ConcurrentLinkedQueue<>();
  private final AtomicInteger count = new AtomicInteger();
  private final AtomicLong bytes = new AtomicLong();
  private volatile @Nullable Thread reader;

  /**
   * @param wakeAtBytes how much makes the reader wake up before its time
   */
  public BoundedOutbox(Losses losses, long wakeAtBytes) {
    this(losses, MAXIMUM_COUNT, bytes(Runtime.getRuntime().maxMemory()), wakeAtBytes);
  }

  /** How much may wait in a JVM with such a heap. */
  static long bytes(long heap) {
    return Math.max(LEAST_BYTES, Math.min(MAXIMUM_BYTES, heap / PART_OF_HEAP));
  }

  BoundedOutbox(Losses losses, int maximumCount, long maximumBytes, long wakeAtBytes) {
    this.losses = losses;
    this.maximumCount = maximumCount;
    this.maximumBytes = maximumBytes;
    this.wakeAtBytes = wakeAtBytes;
  }

  @Override
  public boolean offer(Snapshot snapshot) {
    boolean isPrecious = snapshot.trigger() != Snapshot.Trigger.SAMPLED;
    while (!reserve(snapshot, isPrecious)) {
      if (!isPrecious || !displaceSampled()) {
        losses.add(Losses.What.SNAPSHOT, Losses.Reason.QUEUE_FULL, 1);
        return false;
      }
    }
    (isPrecious ? precious : sampled).add(snapshot);
    if (bytes.get() >= wakeAtBytes) {
      LockSupport.unpark(reader);
    }
    return true;
  }

  /** The thread that is woken when much is waiting. */
  public void readBy(Thread newReader) {
    reader = newReader;
  }

  public int size() {
    return count.get();
  }

  /** As snapshots estimate it. */
  public long bytes() {
    return bytes.get();
  }

  /**
   * Moves snapshots to {@code target}, the precious ones first, until there are none or {@code
   * wantedBytes} are reached. Called by one thread.
   */
  public void drainTo(List<Snapshot> target, long wantedBytes) {
    long drained = 0;
    while (drained < wantedBytes) {
      Snapshot next = precious.poll();
      next = next == null ? sampled.poll() : next;
      if (next == null) {
        return;
      }
      release(next);
      target.add(next);
      drained += size(next);
    }
  }

  private boolean reserve(Snapshot snapshot, boolean isPrecious) {
    int countLimit = isPrecious ? maximumCount : maximumCount - maximumCount / 4;
    long bytesLimit = isPrecious ? maximumBytes : maximumBytes - maximumBytes / 4;
    boolean fits =
        count.incrementAndGet() <= countLimit && bytes.get() + size(snapshot) <= bytesLimit;
    if (fits) {
      bytes.addAndGet(size(snapshot));
    } else {
      count.decrementAndGet();
    }
    return fits;
  }

  private boolean displaceSampled() {
    Snapshot displaced = sampled.poll();
    if (displaced == null) {
      return false;
    }
    release(displaced);
    losses.add(Losses.What.SNAPSHOT, Losses.Reason.QUEUE_FULL, 1);
    return true;
  }

  private void release(Snapshot snapshot) {
    count.decrementAndGet();
    bytes.addAndGet(-size(snapshot));
  }

  private static int size(Snapshot snapshot) {
    return Math.max(1, snapshot.estimatedBytes());
  }
}
