// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.record;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is in the JDK's own collections and maps, and in the application's subclasses of them, by
 * their fields: no method of theirs is called, none of an element, and no lock taken. Thread-safe.
 */
final class JdkCollections {

  private final Map<String, Walk> walks = new HashMap<>();

  JdkCollections(JdkFields fields) {
    MapWalks maps = new MapWalks(fields);
    new ElementWalks(fields).register(walks);
    maps.register(walks);
    new SortedWalks(fields, maps).register(walks);
    new ViewWalks(fields, this).register(walks);
  }

  /** The class of the JDK that says how to read the object; {@code null} where there is none. */
  @Nullable Class<?> level(Object object) {
    for (Class<?> c = object.getClass(); c != null; c = c.getSuperclass()) {
      if (c.getName().startsWith("java.util.") && walks.containsKey(c.getName())) {
        return c;
      }
    }
    return null;
  }

  /** {@code null} where the object is none of those that can be read. */
  @Nullable Contents contents(Object object, int limit) {
    Class<?> level = level(object);
    if (level == null) {
      return null;
    }
    Contents contents = new Contents(object instanceof Map, limit);
    long size = walk(object, level, contents);
    return size == Walk.IMPOSSIBLE ? null : contents.size(size);
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
