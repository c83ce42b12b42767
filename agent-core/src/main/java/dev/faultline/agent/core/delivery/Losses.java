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
  private final AtomicLongArray totals = new AtomicLongArray(counts.length());

  public void add(What what, Reason reason, long count) {
    int place = place(what, reason);
    counts.addAndGet(place, count);
    totals.addAndGet(place, count);
  }

  private static int place(What what, Reason reason) {
    return what.ordinal() * REASONS.length + reason.ordinal();
  }

  /** Adds again what was drained and did not arrive. */
  public void restore(List<Loss> drained) {
    for (Loss loss : drained) {
      counts.addAndGet(place(loss.what(), loss.reason()), loss.count());
    }
  }

  /** What was counted since the last call. */
  public List<Loss> drain() {
    List<Loss> drained = new ArrayList<>(0);
    for (What what : What.values()) {
      for (Reason reason : REASONS) {
        long count = counts.getAndSet(place(what, reason), 0);
        if (count != 0) {
          drained.add(new Loss(what, reason, count));
        }
      }
    }
    return drained;
  }

  /** For people, since the JVM's start: {@code nothing}, or how much of what for which reason. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (What what : What.values()) {
      for (Reason reason : REASONS) {
        long total = totals.get(place(what, reason));
        if (total != 0) {
          text.append(text.length() == 0 ? "" : ", ").append(total).append(' ');
          text.append(what.text()).append("s (").append(reason.text()).append(')');
        }
      }
    }
    return text.length() == 0 ? "nothing" : text.toString();
  }
}
