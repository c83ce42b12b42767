// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.explain;

import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;

/**
 * Java source made from class files.
 *
 * @param lines the text; line numbers are 1-based positions in it
 * @param offsets for each method, the line that each mapped bytecode offset became
 */
record DecompiledSource(
    List<String> lines, Map<MethodKey, NavigableMap<Integer, Integer>> offsets) {

  /** A method of one of the bundle's classes; {@code owner} is an internal name. */
  record MethodKey(String owner, String name, String descriptor) {}

  Optional<NavigableMap<Integer, Integer>> offsetsOf(MethodKey method) {
    return Optional.ofNullable(offsets.get(method)).filter(mapped -> !mapped.isEmpty());
  }
}
