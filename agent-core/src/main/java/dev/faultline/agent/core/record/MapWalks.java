// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.record;

import java.lang.ref.Reference;
import java.lang.reflect.Array;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Maps that hold their entries themselves. */
final class MapWalks extends Walks {

  /** What those maps have in the place of {@code null}. */
  private final @Nullable Object identityNull;

  private final @Nullable Object weakNull;
  private final @Nullable Object enumNull;

  MapWalks(JdkFields fields) {
    super(fields);
    Map<@Nullable Object, Object> identity = new IdentityHashMap<>();
    identity.put(null, this);
    identityNull = firstKey(identity);
    Map<@Nullable Object, Object> weak = new WeakHashMap<>();
    weak.put(null, this);
    weakNull = firstKey(weak);
    Map<TimeUnit, @Nullable Object> enums = new EnumMap<>(TimeUnit.class);
    enums.put(TimeUnit.NANOSECONDS, null);
    Object values = fields.get(enums, "vals");
    enumNull = values == null ? null : ((Object[]) values)[0];
  }

  private @Nullable Object firstKey(Map<?, ?> map) {
    Object table = fields.get(map, "table");
    for (int i = 0; table != null && i < Array.getLength(table); i++) {
      Object found = Array.get(table, i);
      if (found instanceof Reference) {
        return ((Reference<?>) found).get();
      }
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  @Override
  void register(Map<String, Walk> walks) {
    walks.put("java.util.HashMap", walk(Kind.HASH_TABLE, "size", null));
    walks.put("java.util.Hashtable", walk(Kind.HASH_TABLE, "count", null));
    walks.put("java.util.WeakHashMap", walk(Kind.WEAK_TABLE));
    walks.put("java.util.LinkedHashMap", walk(Kind.LINKED_TABLE));
    walks.put("java.util.IdentityHashMap", walk(Kind.IDENTITY_TABLE));
    walks.put("java.util.EnumMap", walk(Kind.ENUM_MAP));
    walks.put("java.util.concurrent.ConcurrentHashMap", walk(Kind.CONCURRENT_TABLE));
    walks.put("java.util.concurrent.ConcurrentSkipListMap", walk(Kind.SKIP_LIST));
    walks.put("java.util.ImmutableCollections$MapN", walk(Kind.FLAT_TABLE));
    walks.put("java.util.ImmutableCollections$Map1", walk(Kind.SINGLE, "k0", "v0"));
    walks.put("java.util.Collections$SingletonMap", walk(Kind.SINGLE, "k", "v"));
    walks.put("java.util.Collections$EmptyMap", walk(Kind.EMPTY));
    walks.put("java.util.ImmutableCollections$Map0", walk(Kind.EMPTY));
  }

  @Override
  long over(
      Kind kind,
      String field,
      @Nullable String value,
      Object object,
      Class<?> level,
      Walk.Sink sink) {
    switch (kind) {
      case SINGLE:
        sink.take(
            fields.get(object, level, field),
            value == null ? null : fields.get(object, level, value));
        return 1;
      case HASH_TABLE:
        return hashed(field, object, level, sink);
      case WEAK_TABLE:
        return weak(object, level, sink);
      case LINKED_TABLE:
        return linked(object, level, sink);
      case IDENTITY_TABLE:
        return identity(object, level, sink);
      case FLAT_TABLE:
        return immutable(object, level, sink);
      case ENUM_MAP:
        return enums(object, level, sink);
      case CONCURRENT_TABLE:
        return concurrent(object, level, sink);
      case SKIP_LIST:
        return skipList(object, level, sink);
      default:
        return 0;
    }
  }

  private long hashed(String sizeField, Object object, Class<?> level, Walk.Sink sink) {
    Object[] table = (Object[]) fields.get(object, level, "table");
    int size = fields.getInt(object, level, sizeField);
    int left = Walk.MOST_STEPS;
    for (int i = 0; table != null && i < table.length && left-- > 0; i++) {
      Object node = table[i];
      while (node != null && left-- > 0) {
        if (!sink.take(fields.get(node, "key"), fields.get(node, "value"))) {
          return size;
        }
        node = fields.get(node, "next");
      }
    }
    return size;
  }

  private long weak(Object object, Class<?> level, Walk.Sink sink) {
    Object[] table = (Object[]) fields.get(object, level, "table");
    int left = Walk.MOST_STEPS;
    for (int i = 0; table != null && i < table.length && left-- > 0; i++) {
      Object node = table[i];
      while (node != null && left-- > 0) {
        // the map's own entry: its get runs nothing of the application
        Object key = ((Reference<?>) node).get();
        if (key != null && !sink.take(key == weakNull ? null : key, fields.get(node, "value"))) {
          return fields.getInt(object, level, "size");
        }
        node = fields.get(node, "next");
      }
    }
    return fields.getInt(object, level, "size");
  }

  private long linked(Object object, Class<?> level, Walk.Sink sink) {
    Object node = fields.get(object, level, "head");
    boolean room = true;
    for (int left = Walk.MOST_STEPS; room && node != null && left > 0; left--) {
      room = sink.take(fields.get(node, "key"), fields.get(node, "value"));
      node = fields.get(node, "after");
    }
    return fields.getInt(object, level, "size");
  }

  private long identity(Object object, Class<?> level, Walk.Sink sink) {
    Object[] table = (Object[]) fields.get(object, level, "table");
    boolean room = true;
    for (int i = 0; table != null && room && i + 1 < table.length && i < Walk.MOST_STEPS; i += 2) {
      if (table[i] != null) {
        room = sink.take(table[i] == identityNull ? null : table[i], table[i + 1]);
      }
    }
    return fields.getInt(object, level, "size");
  }

  private long immutable(Object object, Class<?> level, Walk.Sink sink) {
    Object[] table = (Object[]) fields.get(object, level, "table");
    boolean room = true;
    for (int i = 0; table != null && room && i + 1 < table.length && i < Walk.MOST_STEPS; i += 2) {
      if (table[i] != null) {
        room = sink.take(table[i], table[i + 1]);
      }
    }
    return fields.getInt(object, level, "size");
  }

  private long enums(Object object, Class<?> level, Walk.Sink sink) {
    Object[] keys = (Object[]) fields.get(object, level, "keyUniverse");
    Object[] values = (Object[]) fields.get(object, level, "vals");
    if (keys == null || values == null) {
      return Walk.IMPOSSIBLE;
    }
    boolean room = true;
    for (int i = 0; room && i < values.length && i < keys.length; i++) {
      if (values[i] != null) {
        room = sink.take(keys[i], values[i] == enumNull ? null : values[i]);
      }
    }
    return fields.getInt(object, level, "size");
  }

  private long concurrent(Object object, Class<?> level, Walk.Sink sink) {
    Object[] table = (Object[]) fields.get(object, level, "table");
    boolean room = true;
    for (int i = 0; table != null && room && i < table.length && i < Walk.MOST_STEPS; i++) {
      room = bin(table[i], i, table.length, sink);
    }
    return concurrentSize(object, level);
  }

  /** A bin may be a list, a tree, or point to where a resize under way has moved it. */
  private boolean bin(@Nullable Object head, int index, int length, Walk.Sink sink) {
    Object node = head;
    if (node != null && node.getClass().getName().endsWith("ForwardingNode")) {
      Object[] next = (Object[]) fields.get(node, "nextTable");
      return next == null
          || next.length < index + length
          || (bin(unmoved(next[index]), index, length, sink)
              && bin(unmoved(next[index + length]), index, length, sink));
    }
    if (node != null && node.getClass().getName().endsWith("TreeBin")) {
      node = fields.get(node, "first");
    }
    for (int left = Walk.MOST_STEPS; node != null && left > 0; left--) {
      Object key = fields.get(node, "key");
      Object value = fields.get(node, "val");
      if (key != null && value != null && !sink.take(key, value)) {
        return false;
      }
      node = fields.get(node, "next");
    }
    return true;
  }

  /** A table that is itself being moved again is not followed. */
  private static @Nullable Object unmoved(@Nullable Object node) {
    return node != null && node.getClass().getName().endsWith("ForwardingNode") ? null : node;
  }

  private long concurrentSize(Object object, Class<?> level) {
    long size = fields.getLong(object, level, "baseCount");
    Object[] cells = (Object[]) fields.get(object, level, "counterCells");
    for (int i = 0; cells != null && i < cells.length; i++) {
      Object cell = cells[i];
      size += cell == null ? 0 : fields.getLong(cell, cell.getClass(), "value");
    }
    return Math.max(size, 0);
  }

  /** Nodes without a key are headers and markers, without a value removed ones. */
  long skipList(Object object, Class<?> level, Walk.Sink sink) {
    Object head = fields.get(object, level, "head");
    Object node = head == null ? null : fields.get(head, "node");
    int found = 0;
    for (int left = Walk.MOST_STEPS; node != null && left > 0; left--) {
      Object key = fields.get(node, "key");
      Object value = fields.get(node, fields.has(node.getClass(), "val") ? "val" : "value");
      if (key != null && value != null && value != node) {
        found++;
        if (!sink.take(key, value)) {
          return Walk.UNKNOWN;
        }
      }
      node = fields.get(node, "next");
    }
    return node == null ? found : Walk.UNKNOWN;
  }
}
