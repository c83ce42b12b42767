// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.capture;

import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Requests that no thread handles at the moment, by what the server knows them by. Thread-safe. */
final class PausedRequests {

  /** Servers that forget to end requests can't fill the heap. */
  static final int MOST = 10_000;

  /** The object itself, and nothing that is equal: its own methods are not called. */
  private static final class Key {
    private final Object object;

    Key(Object object) {
      this.object = object;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(object);
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Key && ((Key) other).object == object;
    }
  }

  private final ConcurrentHashMap<Key, Invocation> requests = new ConcurrentHashMap<>();

  /**
   * @return false where there are too many
   */
  boolean add(@Nullable Object key, Invocation invocation) {
    if (key == null || requests.size() >= MOST) {
      return false;
    }
    requests.put(new Key(key), invocation);
    return true;
  }

  /** {@code null} where there is none. */
  @Nullable Invocation take(@Nullable Object key) {
    return key == null || requests.isEmpty() ? null : requests.remove(new Key(key));
  }

  /** Those of the moment. */
  Iterable<Invocation> all() {
    return requests.values();
  }
}
