// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.capture;

import java.lang.ref.WeakReference;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Exception objects of which the application wants nothing to be made: the last few thousand, none
 * of which is kept alive. Thread-safe, without a lock; where two threads meet, one of their
 * exceptions may be forgotten. Asking costs a read until the first is ignored, and never allocates.
 */
final class IgnoredExceptions {

  private static final int SIZE = 1 << 12;

  /** Places that an exception can have, side by side. */
  private static final int PLACES = 4;

  private final AtomicReferenceArray<@Nullable WeakReference<Throwable>> table =
      new AtomicReferenceArray<>(SIZE);

  private volatile boolean used;
  private volatile int next;

  private static int first(Throwable exception) {
    int hash = System.identityHashCode(exception);
    return (hash ^ hash >>> 13) & (SIZE - PLACES);
  }

  void add(Throwable exception) {
    if (has(exception)) {
      return;
    }
    int first = first(exception);
    table.set(place(first), new WeakReference<>(exception));
    used = true;
  }

  private int place(int first) {
    for (int i = first; i < first + PLACES; i++) {
      WeakReference<Throwable> known = table.get(i);
      if (known == null || known.get() == null) {
        return i;
      }
    }
    int chosen = next;
    next = chosen + 1;
    return first + (chosen & (PLACES - 1));
  }

  boolean has(Throwable exception) {
    if (!used) {
      return false;
    }
    int first = first(exception);
    for (int i = first; i < first + PLACES; i++) {
      WeakReference<Throwable> known = table.get(i);
      if (known != null && known.get() == exception) {
        return true;
      }
    }
    return false;
  }
}
