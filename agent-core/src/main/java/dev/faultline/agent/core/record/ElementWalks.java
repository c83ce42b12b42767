// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.record;

import java.util.Collection;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Lists, queues and sets that hold their elements themselves. */
final class ElementWalks extends Walks {

  ElementWalks(JdkFields fields) {
    super(fields);
  }

  @Override
  void register(Map<String, Walk> walks) {
    walks.put("java.util.ArrayList", walk(Kind.ARRAY, "elementData", "size"));
    walks.put("java.util.Vector", walk(Kind.ARRAY, "elementData", "elementCount"));
    walks.put("java.util.PriorityQueue", walk(Kind.ARRAY, "queue", "size"));
    walks.put("java.util.concurrent.PriorityBlockingQueue", walk(Kind.ARRAY, "queue", "size"));
    walks.put(
        "java.util.concurrent.ScheduledThreadPoolExecutor$DelayedWorkQueue",
        walk(Kind.ARRAY, "queue", "size"));
    walks.put("java.util.Arrays$ArrayList", walk(Kind.ARRAY, "a", null));
    walks.put("java.util.concurrent.CopyOnWriteArrayList", walk(Kind.ARRAY, "array", null));
    walks.put("java.util.ArrayDeque", walk(Kind.ARRAY_DEQUE));
    walks.put("java.util.concurrent.ArrayBlockingQueue", walk(Kind.ARRAY_BLOCKING_QUEUE));
    walks.put("java.util.LinkedList", walk(Kind.NODES, "first", "size"));
    walks.put("java.util.concurrent.LinkedBlockingDeque", walk(Kind.NODES, "first", "count"));
    walks.put("java.util.concurrent.LinkedBlockingQueue", walk(Kind.NODES, "head", "count"));
    walks.put("java.util.concurrent.ConcurrentLinkedQueue", walk(Kind.NODES, "head", null));
    walks.put("java.util.concurrent.ConcurrentLinkedDeque", walk(Kind.NODES, "head", null));
    walks.put("java.util.concurrent.LinkedTransferQueue", walk(Kind.NODES, "head", null));
    walks.put(
        KotlinNames.PREFIX + "collections.ArrayDeque", walk(Kind.RING, "elementData", "size"));
    walks.put("java.util.RegularEnumSet", walk(Kind.ENUM_SET));
    walks.put("java.util.JumboEnumSet", walk(Kind.ENUM_SET));
    walks.put("java.util.Collections$SingletonList", walk(Kind.SINGLE, "element", null));
    walks.put("java.util.Collections$SingletonSet", walk(Kind.SINGLE, "element", null));
    walks.put("java.util.Collections$CopiesList", walk(Kind.COPIES));
    for (String empty :
        new String[] {
          "java.util.Collections$EmptyList",
          "java.util.Collections$EmptySet",
          "java.util.concurrent.SynchronousQueue",
          KotlinNames.PREFIX + "collections.EmptyList",
          KotlinNames.PREFIX + "collections.EmptyMap",
          KotlinNames.PREFIX + "collections.EmptySet"
        }) {
      walks.put(empty, walk(Kind.EMPTY));
    }
    // final classes whose iterators run nothing but themselves; others of the same outer class,
    // such as JDK 25's lazy lists, compute their elements by the application's functions
    for (String immutable : new String[] {"List0", "List1", "List2", "List12", "ListN"}) {
      walks.put("java.util.ImmutableCollections$" + immutable, walk(Kind.IMMUTABLE));
    }
    for (String immutable : new String[] {"Set0", "Set1", "Set2", "Set12", "SetN"}) {
      walks.put("java.util.ImmutableCollections$" + immutable, walk(Kind.IMMUTABLE));
    }
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
      case ARRAY:
        return array(field, size, object, level, sink);
      case ARRAY_DEQUE:
        return arrayDeque(object, level, sink);
      case ARRAY_BLOCKING_QUEUE:
        return arrayBlockingQueue(object, level, sink);
      case RING:
        return kotlinDeque(object, level, sink);
      case NODES:
        return linked(field, size, object, level, sink);
      case ENUM_SET:
        return enumSet(object, level, sink);
      case SINGLE:
        sink.take(fields.get(object, level, field), null);
        return 1;
      case COPIES:
        return copies(object, level, sink);
      case IMMUTABLE:
        return iterate(object, sink);
      default:
        return 0;
    }
  }

  private static long iterate(Object object, Walk.Sink sink) {
    Collection<?> collection = (Collection<?>) object;
    Iterator<?> elements = collection.iterator();
    boolean room = true;
    while (room && elements.hasNext()) {
      room = sink.take(elements.next(), null);
    }
    return collection.size();
  }

  private long array(
      String arrayField,
      @Nullable String sizeField,
      Object object,
      Class<?> level,
      Walk.Sink sink) {
    Object[] elements = (Object[]) fields.get(object, level, arrayField);
    if (elements == null) {
      return sizeField == null ? Walk.IMPOSSIBLE : 0;
    }
    int size = sizeField == null ? elements.length : fields.getInt(object, level, sizeField);
    boolean room = true;
    for (int i = 0; room && i < size && i < elements.length; i++) {
      room = sink.take(elements[i], null);
    }
    return size;
  }

  private long arrayDeque(Object object, Class<?> level, Walk.Sink sink) {
    Object[] elements = (Object[]) fields.get(object, level, "elements");
    int head = fields.getInt(object, level, "head");
    int size = fields.getInt(object, level, "tail") - head;
    return elements == null
        ? Walk.IMPOSSIBLE
        : ring(elements, head, size < 0 ? size + elements.length : size, sink);
  }

  private long arrayBlockingQueue(Object object, Class<?> level, Walk.Sink sink) {
    Object[] items = (Object[]) fields.get(object, level, "items");
    return items == null
        ? Walk.IMPOSSIBLE
        : ring(
            items,
            fields.getInt(object, level, "takeIndex"),
            fields.getInt(object, level, "count"),
            sink);
  }

  private long kotlinDeque(Object object, Class<?> level, Walk.Sink sink) {
    Object[] elements = (Object[]) fields.get(object, level, "elementData");
    int head = fields.getInt(object, level, "head");
    int size = fields.getInt(object, level, "size");
    boolean room = true;
    for (int i = 0; elements != null && head >= 0 && room && i < size; i++) {
      room = sink.take(elements[(int) (((long) head + i) % elements.length)], null);
    }
    return elements == null || head < 0 ? Walk.IMPOSSIBLE : size;
  }

  private static long ring(Object[] elements, int head, int size, Walk.Sink sink) {
    boolean room = true;
    for (int i = 0; room && i < size && i < elements.length; i++) {
      Object element = elements[(int) (((long) head + i) % elements.length)];
      room = element == null || sink.take(element, null);
    }
    return size;
  }

  /**
   * Nodes with {@code item} and {@code next}. Those without an item, or with themselves as theirs,
   * are headers or were removed; one that has itself as its next was removed with what follows.
   */
  private long linked(
      String firstField,
      @Nullable String sizeField,
      Object object,
      Class<?> level,
      Walk.Sink sink) {
    boolean nulls = level.getName().equals("java.util.LinkedList");
    Object node = fields.get(object, level, firstField);
    int steps = 0;
    int found = 0;
    while (node != null && steps++ < Walk.MOST_STEPS) {
      Object item = fields.get(node, "item");
      if (nulls || (item != null && item != node)) {
        found++;
        if (!sink.take(item, null)) {
          break;
        }
      }
      Object next = fields.get(node, "next");
      node = next == node ? null : next;
    }
    return sizeField == null
        ? (node == null ? found : Walk.UNKNOWN)
        : size(object, level, sizeField);
  }

  private long size(Object object, Class<?> level, String sizeField) {
    Object counter = fields.get(object, level, sizeField);
    return counter != null && counter.getClass() == AtomicInteger.class
        ? ((AtomicInteger) counter).get()
        : fields.getInt(object, level, sizeField);
  }

  private long enumSet(Object object, Class<?> level, Walk.Sink sink) {
    Object[] universe = (Object[]) fields.get(object, level, "universe");
    Object many = fields.get(object, level, "elements");
    long[] bits =
        many instanceof long[]
            ? (long[]) many
            : new long[] {fields.getLong(object, level, "elements")};
    int size = 0;
    boolean room = true;
    for (int i = 0; universe != null && i < universe.length; i++) {
      if ((bits[i / 64] >>> i % 64 & 1) != 0) {
        size++;
        room = room && sink.take(universe[i], null);
      }
    }
    return universe == null ? Walk.IMPOSSIBLE : size;
  }

  private long copies(Object object, Class<?> level, Walk.Sink sink) {
    int size = fields.getInt(object, level, "n");
    Object element = fields.get(object, level, "element");
    boolean room = true;
    for (int i = 0; room && i < size; i++) {
      room = sink.take(element, null);
    }
    return size;
  }
}
