// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.instrumentation.library.logging;

import dev.faultline.agent.core.record.LibraryField;
import dev.faultline.agent.core.record.LibraryFields;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Mapped diagnostic contexts, whose values may be anything. */
final class Contexts {

  private static final int MOST = 50;

  /** Maps of the JDK, which run no code of others while they are walked. */
  private static final Set<String> KNOWN =
      new HashSet<>(
          Arrays.asList(
              "java.util.HashMap",
              "java.util.LinkedHashMap",
              "java.util.TreeMap",
              // whose iterators take no lock
              "java.util.Hashtable"));

  private final LibraryField[] inner;
  private final LibraryField keys;
  private final LibraryField values;
  private final LibraryField size;
  private final LibraryField table;
  private final LibraryField key;
  private final LibraryField value;

  Contexts(LibraryFields fields) {
    // of the JDK's maps that are synchronized or unmodifiable; Log4j 2's, which is an array
    inner = new LibraryField[] {fields.named("m"), fields.named("backingArray")};
    keys = fields.named("keys");
    values = fields.named("values");
    size = fields.named("size");
    table = fields.named("table");
    key = fields.named("key");
    value = fields.named("value");
  }

  /** What of it is text; {@code null} where nothing is. */
  @Nullable Map<String, String> copy(@Nullable Object given) {
    Map<String, String> result = new LinkedHashMap<>();
    try {
      copy(unwrapped(given), result);
    } catch (RuntimeException changedMeanwhile) {
      return result.isEmpty() ? null : result;
    }
    return result.isEmpty() ? null : result;
  }

  /** All of a map of the JDK's, whatever it has; {@code null} for any other. */
  @SuppressWarnings("unchecked")
  @Nullable Map<String, String> whole(Object given) {
    Object map = unwrapped(given);
    return map == null || !KNOWN.contains(map.getClass().getName())
        ? null
        : new HashMap<>((Map<String, String>) map);
  }

  /** Not through locks, and not through what libraries have around theirs. */
  private @Nullable Object unwrapped(@Nullable Object given) {
    String name = given == null ? "" : given.getClass().getName();
    if (name.equals("java.util.Collections$SynchronizedMap")
        || name.equals("java.util.Collections$UnmodifiableMap")
        || name.equals("org.apache.logging.log4j.internal.map.UnmodifiableArrayBackedMap")) {
      Object map = inner[0].get(given);
      return map == null ? inner[1].get(given) : map;
    }
    return given;
  }

  private void copy(@Nullable Object map, Map<String, String> result) {
    if (map == null) {
      return;
    }
    String name = map.getClass().getName();
    if (KNOWN.contains(name)) {
      for (Map.Entry<?, ?> entry : ((Map<?, ?>) map).entrySet()) {
        add(entry.getKey(), entry.getValue(), result);
      }
    } else if (map instanceof Object[]) {
      // Log4j 2.24: how many there are, then keys and values in turn
      Object[] all = (Object[]) map;
      for (int i = 1; i + 1 < all.length; i += 2) {
        add(all[i], all[i + 1], result);
      }
    } else if (name.equals("org.apache.logging.log4j.util.SortedArrayStringMap")) {
      Object[] names = array(keys.get(map));
      Object[] contents = array(values.get(map));
      int used = Math.min(size.number(map), Math.min(names.length, contents.length));
      for (int i = 0; i < used; i++) {
        add(names[i], contents[i], result);
      }
    } else if (name.equals("org.jboss.logmanager.FastCopyHashMap")) {
      for (Object entry : array(table.get(map))) {
        add(key.get(entry), value.get(entry), result);
      }
    }
  }

  private static @Nullable Object[] array(@Nullable Object array) {
    return array instanceof Object[] ? (Object[]) array : new Object[0];
  }

  private static void add(
      @Nullable Object name, @Nullable Object value, Map<String, String> result) {
    if (name instanceof String && value instanceof String && result.size() < MOST) {
      result.put((String) name, (String) value);
    }
  }
}
