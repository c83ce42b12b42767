// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.record;

import java.util.AbstractMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Wrappers of other collections and views of maps and lists: read through the field that holds the
 * other, never by their methods, since those of {@code Collections.synchronizedList} would take the
 * application's lock. Where that other one can't be read, they can't be, either.
 */
final class ViewWalks extends Walks {

  private static final int MOST_REVERSED = 10_000;

  private final JdkCollections all;

  ViewWalks(JdkFields fields, JdkCollections all) {
    super(fields);
    this.all = all;
  }

  @Override
  void register(Map<String, Walk> walks) {
    for (String set : new String[] {"Collection", "List", "Set", "SortedSet", "NavigableSet"}) {
      walks.put("java.util.Collections$Unmodifiable" + set, over("c"));
      walks.put("java.util.Collections$Synchronized" + set, over("c"));
      walks.put("java.util.Collections$Checked" + set, over("c"));
    }
    walks.put("java.util.Collections$CheckedMap$CheckedEntrySet", over("s"));
    walks.put("java.util.Collections$CheckedMap", over("m"));
    walks.put("java.util.Collections$UnmodifiableMap", over("m"));
    walks.put("java.util.Collections$SynchronizedMap", over("m"));
    walks.put("java.util.Collections$AsLIFOQueue", over("q"));
    walks.put("java.util.Collections$SetFromMap", keys("m"));
    walks.put("java.util.HashSet", keys("map"));
    walks.put("clojure.lang.PersistentHashSet", keys("impl"));
    walks.put("clojure.lang.PersistentTreeSet", keys("impl"));
    walks.put("java.util.TreeSet", keys("m"));
    walks.put("java.util.concurrent.ConcurrentSkipListSet", keys("m"));
    walks.put("java.util.concurrent.CopyOnWriteArraySet", over("al"));
    walks.put("java.util.concurrent.DelayQueue", over("q"));
    walks.put("java.util.Properties", walk(Kind.PROPERTIES));
    walks.put("java.util.jar.Attributes", over("map"));
    views(walks, "java.util.HashMap", "this$0", "KeySet", "Values", "EntrySet");
    views(
        walks,
        "java.util.LinkedHashMap",
        "this$0",
        "LinkedKeySet",
        "LinkedValues",
        "LinkedEntrySet");
    views(walks, "java.util.TreeMap", "this$0", null, "Values", "EntrySet");
    walks.put("java.util.TreeMap$KeySet", keys("m"));
    walks.put("java.util.TreeMap$AscendingSubMap$AscendingEntrySetView", entries("this$0"));
    walks.put("java.util.TreeMap$DescendingSubMap$DescendingEntrySetView", entries("this$0"));
    views(walks, "java.util.IdentityHashMap", "this$0", "KeySet", "Values", "EntrySet");
    views(walks, "java.util.WeakHashMap", "this$0", "KeySet", "Values", "EntrySet");
    views(walks, "java.util.EnumMap", "this$0", "KeySet", "Values", "EntrySet");
    views(walks, "java.util.Hashtable", "this$0", "KeySet", "ValueCollection", "EntrySet");
    String concurrent = "java.util.concurrent.ConcurrentHashMap";
    views(walks, concurrent, "map", "KeySetView", "ValuesView", "EntrySetView");
    views(walks, concurrent + "$CollectionView", "map", null, null, null);
    views(walks, "java.util.concurrent.ConcurrentSkipListMap", "m", "KeySet", "Values", "EntrySet");
    walks.put("java.util.AbstractMap$1", keys("this$0"));
    walks.put("java.util.AbstractMap$2", values("this$0"));
    walks.put("java.util.ArrayList$SubList", walk(Kind.PART_OF_LIST));
    walks.put("java.util.AbstractList$SubList", walk(Kind.PART_OF_LIST));
    walks.put("java.util.SubList", walk(Kind.PART_OF_LIST));
    walks.put("java.util.ImmutableCollections$SubList", walk(Kind.PART_OF_LIST));
    walks.put("java.util.concurrent.CopyOnWriteArrayList$COWSubList", walk(Kind.PART_OF_LIST));
    walks.put("java.util.ReverseOrderListView", walk(Kind.REVERSED));
    walks.put("java.util.ReverseOrderDequeView", walk(Kind.REVERSED));
    walks.put("java.util.ReverseOrderSortedSetView", walk(Kind.REVERSED));
    walks.put("java.util.ReverseOrderSortedMapView", walk(Kind.REVERSED));
    walks.put("java.util.LinkedHashMap$ReversedLinkedHashMapView", walk(Kind.REVERSED));
    walks.put("java.util.LinkedHashSet$1ReverseLinkedHashSetView", walk(Kind.REVERSED));
  }

  private void views(
      Map<String, Walk> walks,
      String map,
      String field,
      @Nullable String keySet,
      @Nullable String values,
      @Nullable String entrySet) {
    if (keySet != null) {
      walks.put(map + "$" + keySet, keys(field));
    }
    if (values != null) {
      walks.put(map + "$" + values, values(field));
    }
    if (entrySet != null) {
      walks.put(map + "$" + entrySet, entries(field));
    }
  }

  private Walk over(String field) {
    return walk(Kind.OTHER, field, null);
  }

  private Walk keys(String field) {
    return walk(Kind.KEYS, field, null);
  }

  private Walk values(String field) {
    return walk(Kind.VALUES, field, null);
  }

  private Walk entries(String field) {
    return walk(Kind.ENTRIES, field, null);
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
      case OTHER:
        return inner(fields.get(object, level, field), sink);
      case PROPERTIES:
        return properties(object, level, sink);
      case PART_OF_LIST:
        return part(object, level, sink);
      case REVERSED:
        return reversed(object, level, sink);
      default:
        return inner(fields.get(object, level, field), new OneSide(kind, sink));
    }
  }

  private long inner(@Nullable Object inner, Walk.Sink sink) {
    return inner == null ? Walk.IMPOSSIBLE : all.walk(inner, sink);
  }

  /** Since JDK 9 the entries are in a map of its own, before in the {@code Hashtable} it is. */
  private long properties(Object object, Class<?> level, Walk.Sink sink) {
    Object map = fields.get(object, level, "map");
    return map == null ? all.walk(object, level.getSuperclass(), sink) : all.walk(map, sink);
  }

  /** A part of a list: {@code offset} is counted in the outermost, or in what {@code l} is. */
  private long part(Object object, Class<?> level, Walk.Sink sink) {
    Object list = null;
    for (String field : new String[] {"root", "l", "this$0"}) {
      list = list == null ? fields.get(object, level, field) : list;
    }
    int size = fields.getInt(object, level, "size");
    long known = inner(list, new Part(fields.getInt(object, level, "offset"), size, sink));
    return known == Walk.IMPOSSIBLE ? known : size;
  }

  private long reversed(Object object, Class<?> level, Walk.Sink sink) {
    Object base = fields.get(object, level, fields.has(level, "base") ? "base" : "this$0");
    Contents all = new Contents(true, MOST_REVERSED);
    long size = inner(base, all);
    if (size == Walk.IMPOSSIBLE || all.size(size).isCut()) {
      return Walk.IMPOSSIBLE;
    }
    boolean room = true;
    for (int i = all.first().size() - 2; room && i >= 0; i -= 2) {
      room = sink.take(all.first().get(i), all.first().get(i + 1));
    }
    return size;
  }

  /** Passes on the keys of a map only, its values, or its entries as objects. */
  private static final class OneSide implements Walk.Sink {
    private final Kind kind;
    private final Walk.Sink sink;

    OneSide(Kind kind, Walk.Sink sink) {
      this.kind = kind;
      this.sink = sink;
    }

    @Override
    public boolean take(@Nullable Object key, @Nullable Object value) {
      if (kind == Kind.ENTRIES) {
        return sink.take(new AbstractMap.SimpleImmutableEntry<>(key, value), null);
      }
      return sink.take(kind == Kind.KEYS ? key : value, null);
    }
  }

  /** Passes on what lies in a part of a list. */
  private static final class Part implements Walk.Sink {
    private final int from;
    private final int to;
    private final Walk.Sink sink;
    private int position;

    Part(int offset, int size, Walk.Sink sink) {
      from = offset;
      to = offset + size;
      this.sink = sink;
    }

    @Override
    public boolean take(@Nullable Object element, @Nullable Object value) {
      int at = position++;
      return at < from || (at < to && sink.take(element, null) && at + 1 < to);
    }
  }
}
