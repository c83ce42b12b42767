// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.model;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Absent in JSON means empty in the model. */
final class Lists {
  static <T> List<T> orEmpty(@Nullable List<T> list) {
    return list == null ? List.of() : Collections.unmodifiableList(list);
  }

  static <K, V> Map<K, V> orEmpty(@Nullable Map<K, V> map) {
    return map == null ? Map.of() : Collections.unmodifiableMap(map);
  }

  private Lists() {}
}
