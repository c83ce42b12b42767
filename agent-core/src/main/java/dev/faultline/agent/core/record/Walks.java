// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.record;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Walks over one family of collections. No lambdas: to link one for each kind took 40 ms of a JVM's
 * start.
 */
abstract class Walks {

  private final class OfKind implements Walk {
    private final Kind kind;
    private final String field;
    private final @Nullable String size;

    OfKind(Kind kind, String field, @Nullable String size) {
      this.kind = kind;
      this.field = field;
      this.size = size;
    }

    @Override
    public boolean findsEntries(Object object) {
      return object instanceof Map || isOfMaps(kind);
    }

    @Override
    public long over(Object object, Class<?> level, Sink sink) {
      return Walks.this.over(kind, field, size, object, level, sink);
    }
  }

  /** How a collection holds its elements. */
  enum Kind {
    EMPTY,
    SINGLE,
    ARRAY,
    ARRAY_DEQUE,
    ARRAY_BLOCKING_QUEUE,
    NODES,
    ENUM_SET,
    COPIES,
    IMMUTABLE,
    HASH_TABLE,
    WEAK_TABLE,
    LINKED_TABLE,
    IDENTITY_TABLE,
    FLAT_TABLE,
    ENUM_MAP,
    CONCURRENT_TABLE,
    SKIP_LIST,
    TREE,
    PART_OF_TREE,
    PART_OF_SKIP_LIST,
    OTHER,
    KEYS,
    VALUES,
    ENTRIES,
    PROPERTIES,
    PART_OF_LIST,
    REVERSED,
    LIST,
    LAZY_LIST,
    TWO_LISTS,
    LIST_MAP,
    VECTOR,
    RANGE,
    SMALL_MAP,
    SMALL_SET,
    TRIE_MAP,
    TRIE_SET,
    TREE_SET,
    HASH_SET,
    LINKED_SET,
    RING
  }

  final JdkFields fields;

  Walks(JdkFields fields) {
    this.fields = fields;
  }

  /** Whether the collection is a map, though no {@link Map}. */
  boolean isOfMaps(Kind kind) {
    return false;
  }

  abstract void register(Map<String, Walk> walks);

  abstract long over(
      Kind kind,
      String field,
      @Nullable String size,
      Object object,
      Class<?> level,
      Walk.Sink sink);

  final Walk walk(Kind kind, String field, @Nullable String size) {
    return new OfKind(kind, field, size);
  }

  final Walk walk(Kind kind) {
    return walk(kind, "", null);
  }
}
