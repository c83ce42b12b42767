// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Counts what could not be delivered, by reason, until it can be told to the collector. Any thread
 * may use it; it never blocks and never allocates while counting.
 */
public final class Losses {

  /** What is lost. {@link #text()} is the protocol's {@code what}. */
  public enum What {
    SNAPSHOT("snapshot"),
    /** Occurrences that were counted, not entries of counts. */
    OCCURRENCE("occurrence");

    private final String text;

    What(String text) {
      this.text = text;
    }

    public String text() {
      return text;
    }
  }

  /** Why. {@link #text()} is the protocol's {@code reason}. */
  public enum Reason {
    /** More came at once than may wait to be written. */
    QUEUE_FULL("queue-full"),
    /** The collector was away for so long that what waited grew beyond its bound. */
    COLLECTOR_AWAY("collector-away"),
    /** The collector can't take a batch that large, even if split. */
    TOO_LARGE("too-large"),
    /** The collector says that it is no batch. */
    BATCH_REFUSED("batch-refused"),
    /** The collector took the batch without this item. */
    ITEM_REFUSED("item-refused"),
    /** It could not be written as JSON. */
    UNWRITABLE("unwritable");

    private final String text;

    Reason(String text) {
      this.text = text;
    }

    public String text() {
      return text;
    }
  }

  private static final Reason[] REASONS = Reason.values();

  private final AtomicLongArray counts = new AtomicLongArray(What.values().length * REASONS.length);

  public void add(What what, Reason reason, long count) {
    counts.addAndGet(what.ordinal() * REASONS.length + reason.ordinal(), count);
  }

  /** Adds again what was drained and did not arrive. */
  public void restore(List<Loss> drained) {
    for (Loss loss : drained) {
      add(loss.what(), loss.reason(), loss.count());
    }
  }

  /** What was counted since the last call. */
  public List<Loss> drain() {
    List<Loss> drained = new ArrayList<>(0);
    for (What what : What.values()) {
      for (Reason reason : REASONS) {
        long count = counts.getAndSet(what.ordinal() * REASONS.length + reason.ordinal(), 0);
        if (count != 0) {
          drained.add(new Loss(what, reason, count));
        }
      }
    }
    return drained;
  }
}
