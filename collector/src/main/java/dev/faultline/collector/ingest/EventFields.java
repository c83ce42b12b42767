// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.faultline.collector.digest.EventDescription;
import dev.faultline.collector.model.CodeLocation;
import dev.faultline.collector.model.EventKind;
import dev.faultline.collector.model.LogTemplate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The {@code event} of a snapshot or count. */
final class EventFields {

  static final int MAX_CHAIN = 64;
  static final int MAX_NAME = 1_000;
  static final int MAX_EVENT_NAME = 300;
  private static final int MAX_DESCRIPTOR = 8_000;
  private static final int MAX_TEMPLATE = 4_000;

  static EventDescription read(Fields event) {
    EventKind kind = kind(event);
    List<String> types = event.names("types", MAX_CHAIN, MAX_NAME);
    CodeLocation location = location(event.objectOrNull("location"));
    LogTemplate template = template(event);
    String name = event.lineOrNull("name", MAX_EVENT_NAME);
    if (types.isEmpty() && location == null && template == null && name == null) {
      throw event.invalid(
          "types", "must not be empty where there is no location, no template and no name");
    }
    return new EventDescription(kind, types, location, template, name);
  }

  private static EventKind kind(Fields event) {
    String name = event.name("kind", 50);
    return Arrays.stream(EventKind.values())
        .filter(kind -> kind.name().equals(name))
        .findFirst()
        .orElseThrow(() -> event.invalid("kind", "must be one of " + kinds()));
  }

  private static String kinds() {
    return Arrays.stream(EventKind.values()).map(Enum::name).collect(Collectors.joining(", "));
  }

  private static @Nullable CodeLocation location(@Nullable Fields location) {
    return location == null
        ? null
        : new CodeLocation(
            location.name("class", MAX_NAME),
            location.name("method", MAX_NAME),
            location.nameOrNull("descriptor", MAX_DESCRIPTOR),
            location.nameOrNull("site", 2 * MAX_NAME));
  }

  /** An object; a plain text is taken for the message's template alone. */
  private static @Nullable LogTemplate template(Fields event) {
    JsonNode value = event.value("template");
    if (value == null) {
      return null;
    }
    if (value.isTextual()) {
      return new LogTemplate(null, null, event.shownOrNull("template", MAX_TEMPLATE));
    }
    Fields template = event.object("template");
    return new LogTemplate(
        template.nameOrNull("level", 50),
        template.nameOrNull("logger", MAX_NAME),
        template.shownOrNull("message", MAX_TEMPLATE));
  }

  private EventFields() {}
}
