// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Absent in JSON means empty in the model. */
final class Lists {
  static <T> List<T> orEmpty(@Nullable List<T> list) {
    return list == null ? List.of() : Collections.unmodifiableList(list);
  }

  /** The same for lists whose order says nothing: what is null in JSON is left out. */
  static <T> List<T> present(@Nullable List<@Nullable T> list) {
    return list == null
        ? List.of()
        : list.stream().filter(Objects::nonNull).<T>map(Objects::requireNonNull).toList();
  }

  static Map<String, String> present(@Nullable Map<String, @Nullable String> map) {
    Map<String, String> present = new LinkedHashMap<>();
    if (map != null) {
      map.forEach((name, value) -> present.put(name, value == null ? "" : value));
    }
    return Collections.unmodifiableMap(present);
  }

  private Lists() {}
}
