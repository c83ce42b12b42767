// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.capture;

import dev.faultline.agent.core.model.EventKey.Kind;
import java.lang.ref.WeakReference;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Where an exception was last seen: under way on a thread, or come to rest. What lets a failure go
 * on in another thread, as it does through futures, executors and parallel streams, and after a
 * long pause.
 *
 * <p>A table of hints by identity hash: an entry that another one has replaced is forgotten, and
 * what it belonged to is then taken for a failure of its own. Keeps no exception alive. Thread-safe
 * and wait-free.
 */
final class Whereabouts {

  private static final int SIZE = 1 << 11;

  /** An exception that came to rest. */
  private static final class Rested extends WeakReference<Throwable> {
    private final Kind kind;

    Rested(Throwable throwable, Kind kind) {
      super(throwable);
      this.kind = kind;
    }
  }

  private final AtomicReferenceArray<@Nullable Object> hints = new AtomicReferenceArray<>(SIZE);

  private static int index(Throwable throwable) {
    int hash = System.identityHashCode(throwable);
    return (hash ^ hash >>> 11) & (SIZE - 1);
  }

  void underWay(Throwable throwable, ThreadCapture thread) {
    hints.lazySet(index(throwable), thread);
  }

  /** Allocates; for the agent's thread. */
  void rested(Throwable throwable, Kind kind) {
    hints.lazySet(index(throwable), new Rested(throwable, kind));
  }

  /** The thread that may have it under way; {@code null} where none is known. */
  @Nullable ThreadCapture threadOf(Throwable throwable) {
    Object hint = hints.get(index(throwable));
    return hint instanceof ThreadCapture ? (ThreadCapture) hint : null;
  }

  /**
   * Whether the exception came to rest as an event that people see, and is seen again for the first
   * time since. What was caught or swallowed there is not meant: what becomes of it now is news.
   */
  boolean takeRested(Throwable throwable) {
    int index = index(throwable);
    Object hint = hints.get(index);
    if (!(hint instanceof Rested)) {
      return false;
    }
    Rested rested = (Rested) hint;
    return rested.get() == throwable
        && rested.kind != Kind.CAUGHT
        && rested.kind != Kind.SWALLOWED
        && hints.compareAndSet(index, rested, null);
  }
}
