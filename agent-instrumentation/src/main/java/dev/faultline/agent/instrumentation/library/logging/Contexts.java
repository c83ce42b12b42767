// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.instrumentation.library.logging;

import dev.faultline.agent.core.record.LibraryField;
import dev.faultline.agent.core.record.LibraryFields;
import java.util.Arrays;
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
          Arrays.asList("java.util.HashMap", "java.util.LinkedHashMap", "java.util.TreeMap"));

  private final LibraryField inner;

  Contexts(LibraryFields fields) {
    inner = fields.named("m");
  }

  /** What of it is text; {@code null} where nothing is. */
  @Nullable Map<String, String> copy(@Nullable Object given) {
    // not through its lock
    Object map =
        given != null && given.getClass().getName().equals("java.util.Collections$SynchronizedMap")
            ? inner.get(given)
            : given;
    if (map == null || !KNOWN.contains(map.getClass().getName())) {
      return null;
    }
    Map<String, String> result = new LinkedHashMap<>();
    try {
      for (Map.Entry<?, ?> entry : ((Map<?, ?>) map).entrySet()) {
        if (result.size() < MOST
            && entry.getKey() instanceof String
            && entry.getValue() instanceof String) {
          result.put((String) entry.getKey(), (String) entry.getValue());
        }
      }
    } catch (RuntimeException changedMeanwhile) {
      return result.isEmpty() ? null : result;
    }
    return result.isEmpty() ? null : result;
  }
}
