// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.store.sqlite;

import dev.faultline.collector.model.CodeLocation;
import dev.faultline.collector.model.EntryPoint;
import dev.faultline.collector.store.EventSighting;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a search of events looks through: one line for each thing, in lower case. */
final class SearchableText {

  static String of(EventSighting sighting) {
    CodeLocation location = sighting.location();
    return Stream.of(
            of(String.join(" ", sighting.types())),
            of(sighting.message()),
            location == null ? "" : of(location.className() + "." + location.method()),
            of(sighting.name()),
            sighting.template() == null ? "" : of(sighting.template().message()),
            of(sighting.entryPoint()))
        .filter(line -> !line.isEmpty())
        .collect(Collectors.joining("\n"));
  }

  static String of(@Nullable EntryPoint entryPoint) {
    if (entryPoint == null) {
      return "";
    }
    String method =
        entryPoint.className() == null
            ? ""
            : of(entryPoint.className() + "." + entryPoint.method());
    return (method + " " + of(entryPoint.name())).trim();
  }

  static String of(@Nullable String text) {
    return text == null ? "" : text.toLowerCase(Locale.ROOT);
  }

  private SearchableText() {}
}
