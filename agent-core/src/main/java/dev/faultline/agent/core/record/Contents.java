// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.record;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The first elements of a collection, or keys and values of a map in turn, and how many there are.
 */
final class Contents implements Walk.Sink {

  private final List<Object> first = new ArrayList<>();
  private final boolean map;
  private final int limit;
  private int shown;
  private boolean more;
  private long size;

  Contents(boolean map, int limit) {
    this.map = map;
    this.limit = limit;
  }

  @Override
  public boolean take(@Nullable Object element, @Nullable Object value) {
    if (shown >= limit) {
      more = true;
      return false;
    }
    shown++;
    first.add(element);
    if (map) {
      first.add(value);
    }
    return true;
  }

  Contents size(long newSize) {
    size = newSize;
    return this;
  }

  boolean isMap() {
    return map;
  }

  /** Elements, or keys and values in turn; {@code null} among them is possible. */
  List<Object> first() {
    return first;
  }

  /** -1 where counting would mean to walk over all. */
  long size() {
    return size;
  }

  boolean isCut() {
    return more || size < 0 || size > shown;
  }
}
