// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.record;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The first elements of a collection, or keys and values of a map in turn, and how many there are.
 */
final class Contents {

  private final List<Object> first;
  private final long size;

  private Contents(List<Object> first, long size) {
    this.first = first;
    this.size = size;
  }

  /** Elements, or keys and values in turn; {@code null} among them is possible. */
  List<Object> first() {
    return first;
  }

  /** -1 where counting would mean to walk over all. */
  long size() {
    return size;
  }

  /** Iterates over a collection of the JDK whose iterator takes no lock and calls nobody. */
  static Contents ofCollection(Collection<?> collection, int limit, boolean sizeIsCheap) {
    List<Object> first = new ArrayList<>();
    Iterator<?> iterator = collection.iterator();
    while (first.size() < limit && iterator.hasNext()) {
      first.add(iterator.next());
    }
    boolean all = !iterator.hasNext();
    return new Contents(first, sizeIsCheap ? collection.size() : all ? first.size() : -1);
  }

  static Contents ofMap(Map<?, ?> map, int limit, boolean sizeIsCheap) {
    List<Object> first = new ArrayList<>();
    Iterator<? extends Map.Entry<?, ?>> iterator = map.entrySet().iterator();
    int entries = 0;
    while (entries < limit && iterator.hasNext()) {
      Map.Entry<?, ?> entry = iterator.next();
      first.add(entry.getKey());
      first.add(entry.getValue());
      entries++;
    }
    boolean all = !iterator.hasNext();
    return new Contents(first, sizeIsCheap ? map.size() : all ? entries : -1);
  }

  static Contents ofArray(@Nullable Object[] array, int length, int limit) {
    int size = Math.min(length, array.length);
    List<Object> first = new ArrayList<>(Math.min(size, limit));
    for (int i = 0; i < size && i < limit; i++) {
      first.add(array[i]);
    }
    return new Contents(first, size);
  }
}
