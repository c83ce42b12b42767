// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.record;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Sorted maps, and parts of them between two keys. */
final class SortedWalks extends Walks {

  private final MapWalks maps;

  SortedWalks(JdkFields fields, MapWalks maps) {
    super(fields);
    this.maps = maps;
  }

  @Override
  void register(Map<String, Walk> walks) {
    walks.put("java.util.TreeMap", walk(Kind.TREE));
    walks.put("java.util.TreeMap$AscendingSubMap", walk(Kind.PART_OF_TREE));
    walks.put("java.util.TreeMap$DescendingSubMap", walk(Kind.PART_OF_TREE));
    walks.put("java.util.concurrent.ConcurrentSkipListMap$SubMap", walk(Kind.PART_OF_SKIP_LIST));
  }

  @Override
  long over(
      Kind kind,
      String field,
      @Nullable String size,
      Object object,
      Class<?> level,
      Walk.Sink sink) {
    switch (kind) {
      case TREE:
        return tree(object, level, false, sink);
      case PART_OF_TREE:
        return subMap(object, level, sink);
      default:
        return concurrentSubMap(object, level, sink);
    }
  }

  private long tree(Object map, Class<?> level, boolean descending, Walk.Sink sink) {
    String before = descending ? "right" : "left";
    String after = descending ? "left" : "right";
    Object node = outermost(fields.get(map, level, "root"), before);
    boolean room = true;
    for (int left = Walk.MOST_STEPS; room && node != null && left > 0; left--) {
      room = sink.take(fields.get(node, "key"), fields.get(node, "value"));
      node = successor(node, before, after);
    }
    return fields.getInt(map, level, "size");
  }

  private @Nullable Object successor(Object node, String before, String after) {
    Object next = fields.get(node, after);
    if (next != null) {
      return outermost(next, before);
    }
    Object child = node;
    Object parent = fields.get(node, "parent");
    for (int depth = 0; parent != null && fields.get(parent, after) == child; depth++) {
      child = parent;
      parent = depth > 64 ? null : fields.get(parent, "parent");
    }
    return parent;
  }

  /** A balanced tree is less than 64 deep; one that is changed meanwhile may be none. */
  private @Nullable Object outermost(@Nullable Object node, String side) {
    Object current = node;
    for (int depth = 0; current != null && depth < 64; depth++) {
      Object next = fields.get(current, side);
      if (next == null) {
        return current;
      }
      current = next;
    }
    return current;
  }

  private long subMap(Object object, Class<?> level, Walk.Sink sink) {
    Object map = fields.get(object, level, "m");
    if (map == null) {
      return Walk.IMPOSSIBLE;
    }
    Class<?> treeMap = level(map, "java.util.TreeMap");
    boolean fromStart = fields.getBoolean(object, level, "fromStart");
    boolean toEnd = fields.getBoolean(object, level, "toEnd");
    boolean descending = level.getName().endsWith("DescendingSubMap");
    if (treeMap == null) {
      return Walk.IMPOSSIBLE;
    }
    if (fromStart && toEnd) {
      return tree(map, treeMap, descending, sink);
    }
    Object low = fromStart ? null : fields.get(object, level, "lo");
    Object high = toEnd ? null : fields.get(object, level, "hi");
    if (fields.get(map, treeMap, "comparator") != null
        || !NaturalOrder.isKnown(low)
        || !NaturalOrder.isKnown(high)) {
      return Walk.IMPOSSIBLE;
    }
    Between between =
        new Between(
            low,
            fields.getBoolean(object, level, "loInclusive"),
            high,
            fields.getBoolean(object, level, "hiInclusive"),
            sink);
    tree(map, treeMap, descending, between);
    return between.found();
  }

  private long concurrentSubMap(Object object, Class<?> level, Walk.Sink sink) {
    Object map = fields.get(object, level, "m");
    Class<?> skipListMap =
        map == null ? null : level(map, "java.util.concurrent.ConcurrentSkipListMap");
    Object low = fields.get(object, level, "lo");
    Object high = fields.get(object, level, "hi");
    boolean unbounded = low == null && high == null;
    if (map == null
        || skipListMap == null
        || fields.getBoolean(object, level, "isDescending")
        || (!unbounded && fields.get(map, skipListMap, "comparator") != null)
        || !NaturalOrder.isKnown(low)
        || !NaturalOrder.isKnown(high)) {
      return Walk.IMPOSSIBLE;
    }
    Between between =
        new Between(
            low,
            fields.getBoolean(object, level, "loInclusive"),
            high,
            fields.getBoolean(object, level, "hiInclusive"),
            sink);
    maps.skipList(map, skipListMap, between);
    return between.found();
  }

  private static @Nullable Class<?> level(Object object, String name) {
    Class<?> c = object.getClass();
    while (c != null && !c.getName().equals(name)) {
      c = c.getSuperclass();
    }
    return c;
  }

  /** Passes on what lies between two keys. */
  private static final class Between implements Walk.Sink {
    private final @Nullable Object low;
    private final boolean lowInclusive;
    private final @Nullable Object high;
    private final boolean highInclusive;
    private final Walk.Sink sink;
    private long found;
    private boolean ended;

    Between(
        @Nullable Object low,
        boolean lowInclusive,
        @Nullable Object high,
        boolean highInclusive,
        Walk.Sink sink) {
      this.low = low;
      this.lowInclusive = lowInclusive;
      this.high = high;
      this.highInclusive = highInclusive;
      this.sink = sink;
    }

    private boolean isWithin(Object key) {
      int fromLow = low == null ? 1 : NaturalOrder.compare(key, low);
      int fromHigh = high == null ? -1 : NaturalOrder.compare(key, high);
      return (fromLow > 0 || (lowInclusive && fromLow == 0))
          && (fromHigh < 0 || (highInclusive && fromHigh == 0));
    }

    @Override
    public boolean take(@Nullable Object key, @Nullable Object value) {
      if (key == null || !isWithin(key)) {
        return true;
      }
      found++;
      ended = !sink.take(key, value);
      return !ended;
    }

    long found() {
      return ended ? Walk.UNKNOWN : found;
    }
  }
}
