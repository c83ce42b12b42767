// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.record;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is in the JDK's own collections and maps, those of Scala, Clojure and Kotlin, and in the
 * application's subclasses of them, by their fields: no method of theirs is called, none of an
 * element, and no lock taken. Thread-safe.
 */
final class JdkCollections {

  private static final String OF_KOTLIN = KotlinNames.PREFIX + "collections.";

  private final Map<String, Walk> walks = new HashMap<>();

  JdkCollections(JdkFields fields) {
    MapWalks maps = new MapWalks(fields);
    new ElementWalks(fields).register(walks);
    maps.register(walks);
    new SortedWalks(fields, maps).register(walks);
    new ViewWalks(fields, this).register(walks);
    new ScalaWalks(fields).register(walks);
    new ClojureWalks(fields).register(walks);
  }

  /** The class of the JDK that says how to read the object; {@code null} where there is none. */
  @Nullable Class<?> level(Object object) {
    for (Class<?> c = object.getClass(); c != null; c = c.getSuperclass()) {
      if (isKnownPackage(c.getName()) && walks.containsKey(c.getName())) {
        return c;
      }
    }
    return null;
  }

  private static boolean isKnownPackage(String name) {
    return name.startsWith("java.util.")
        || name.startsWith("scala.collection.")
        || name.startsWith("clojure.lang.")
        || name.startsWith(OF_KOTLIN);
  }

  /** {@code null} where the object is none of those that can be read. */
  @Nullable Contents contents(Object object, int limit) {
    Class<?> level = level(object);
    Walk walk = level == null ? null : walks.get(level.getName());
    if (level == null || walk == null) {
      return null;
    }
    Contents contents = new Contents(walk.findsEntries(object), limit);
    try {
      long size = walk.over(object, level, contents);
      return size == Walk.IMPOSSIBLE ? null : contents.size(size);
    } catch (ClassCastException ofAnotherVersion) {
      return null;
    }
  }

  long walk(Object object, Walk.Sink sink) {
    Class<?> level = level(object);
    return level == null ? Walk.IMPOSSIBLE : walk(object, level, sink);
  }

  long walk(Object object, Class<?> level, Walk.Sink sink) {
    Walk walk = walks.get(level.getName());
    return walk == null ? Walk.IMPOSSIBLE : walk.over(object, level, sink);
  }
}
