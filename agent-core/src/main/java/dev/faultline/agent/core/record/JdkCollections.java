// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.record;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is in the JDK's own collections and maps. Only classes by exact name, since a subclass or a
 * wrapped one could be the application's: of the lists below, no iterator takes a lock, changes the
 * collection or calls a method of an element. Wrappers are read through their field, never by their
 * methods: {@code Collections.synchronizedList} would take the application's lock.
 */
final class JdkCollections {

  private static final Set<String> CHEAP_SIZE =
      names(
          "java.util.ArrayList",
          "java.util.LinkedList",
          "java.util.ArrayDeque",
          "java.util.HashSet",
          "java.util.LinkedHashSet",
          "java.util.TreeSet",
          "java.util.RegularEnumSet",
          "java.util.JumboEnumSet",
          "java.util.PriorityQueue",
          "java.util.concurrent.CopyOnWriteArrayList",
          "java.util.concurrent.CopyOnWriteArraySet",
          "java.util.ImmutableCollections$List12",
          "java.util.ImmutableCollections$ListN",
          "java.util.ImmutableCollections$Set12",
          "java.util.ImmutableCollections$SetN",
          "java.util.Arrays$ArrayList",
          "java.util.Collections$EmptyList",
          "java.util.Collections$EmptySet",
          "java.util.Collections$SingletonList",
          "java.util.Collections$SingletonSet",
          "java.util.Collections$CopiesList",
          "java.util.HashMap",
          "java.util.LinkedHashMap",
          "java.util.TreeMap",
          "java.util.EnumMap",
          "java.util.IdentityHashMap",
          "java.util.ImmutableCollections$Map1",
          "java.util.ImmutableCollections$MapN",
          "java.util.Collections$EmptyMap",
          "java.util.Collections$SingletonMap",
          "java.util.concurrent.ConcurrentHashMap");

  private static final Set<String> COSTLY_SIZE =
      names(
          "java.util.concurrent.ConcurrentLinkedQueue",
          "java.util.concurrent.ConcurrentLinkedDeque",
          "java.util.concurrent.ConcurrentSkipListMap",
          "java.util.concurrent.ConcurrentSkipListSet");

  private final ClassShapes shapes;

  JdkCollections(ClassShapes shapes) {
    this.shapes = shapes;
  }

  private static Set<String> names(String... names) {
    return new HashSet<>(Arrays.asList(names));
  }

  /**
   * The collection or map that a wrapper of {@code java.util.Collections} wraps, the object itself
   * where it is none.
   */
  Object unwrap(Object object) {
    Object current = object;
    for (int i = 0; i < 5; i++) {
      String name = current.getClass().getName();
      Object inner = null;
      if (name.startsWith("java.util.Collections$Unmodifiable")
          || name.startsWith("java.util.Collections$Synchronized")
          || name.startsWith("java.util.Collections$Checked")) {
        inner = shapes.read(current, current instanceof Map ? "m" : "c");
      } else if (name.equals("java.util.Properties")) {
        inner = shapes.read(current, "map");
      }
      if (inner == null) {
        return current;
      }
      current = inner;
    }
    return current;
  }

  static boolean isWrapper(String className) {
    return className.startsWith("java.util.Collections$")
        || className.equals("java.util.Properties");
  }

  /** {@code null} where the object is none of those that may be iterated over. */
  @Nullable Contents contents(Object object, int limit) {
    String name = object.getClass().getName();
    if (!name.startsWith("java.util.")) {
      return null;
    }
    boolean cheap = CHEAP_SIZE.contains(name);
    if (cheap || COSTLY_SIZE.contains(name)) {
      return object instanceof Map
          ? Contents.ofMap((Map<?, ?>) object, limit, cheap)
          : Contents.ofCollection((Collection<?>) object, limit, cheap);
    }
    if (name.equals("java.util.Vector") || name.equals("java.util.Stack")) {
      Object elements = shapes.read(object, "elementData");
      int count = shapes.readInt(object, "elementCount");
      return elements == null || count < 0
          ? null
          : Contents.ofArray((Object[]) elements, count, limit);
    }
    return null;
  }
}
