// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A variable, field, element, key or entry's value (docs/protocol.md, <i>VALUE</i>).
 *
 * @param name null in elements
 * @param role of a variable: {@code this}, {@code parameter}, {@code local}, {@code captured}
 * @param kind {@code null}, {@code primitive}, {@code string}, {@code text}, {@code object}, {@code
 *     array}, {@code collection}, {@code map}, {@code throwable}, {@code reference}, {@code
 *     redacted}, {@code absent}; others may come from newer agents
 * @param value text of it
 * @param id what {@code ref} elsewhere in the snapshot refers to
 * @param size elements, entries or characters before cutting
 * @param cut why something is missing
 */
public record Value(
    @Nullable String name,
    @Nullable String role,
    @Nullable String type,
    @Nullable String declared,
    String kind,
    @Nullable String value,
    @Nullable Integer id,
    @Nullable Integer ref,
    @Nullable Long size,
    @Nullable String cut,
    List<Value> fields,
    List<Value> elements,
    List<MapEntry> entries) {

  public Value {
    fields = Lists.orEmpty(fields);
    elements = Lists.orEmpty(elements);
    entries = Lists.orEmpty(entries);
  }
}
