// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.digest;

import dev.faultline.collector.model.CodeLocation;
import dev.faultline.collector.model.LogTemplate;
import dev.faultline.collector.model.MonitoredService;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What makes occurrences one event: kind, exception types without transparent wrappers, location as
 * class, method and site; for log events the template; the name where there is one. Generated
 * names, and ids within the event's, are normalised. Never a line number, a message, a thread, a
 * host, a deployment.
 *
 * @param id of the event within everything this collector knows; the monitored service is part of
 *     it
 * @param algorithm version of the rules
 * @param parts what went into the id, for people who ask why occurrences were grouped
 */
public record EventIdentity(String id, int algorithm, List<Part> parts) {

  /**
   * The version in use. A change to what is taken, left out or normalised is a new one, unless it
   * is about events that there were none of: then the ids of all that are known stay (the name).
   */
  public static final int ALGORITHM = 1;

  /** One part of the identity: what it is, and its value after normalisation. */
  public record Part(String name, String value) {}

  public EventIdentity {
    parts = List.copyOf(parts);
  }

  public static EventIdentity of(MonitoredService service, EventDescription event) {
    List<Part> parts = new ArrayList<>();
    parts.add(new Part("service", service.service()));
    parts.add(new Part("environment", service.environment()));
    parts.add(new Part("kind", event.kind().name()));
    for (String type : TransparentWrappers.without(event.types())) {
      parts.add(new Part("type", GeneratedNames.ofClass(type)));
    }
    addLocation(parts, event.location());
    addTemplate(parts, event.template());
    if (event.name() != null) {
      parts.add(new Part("name", EventNames.normal(event.kind(), event.name())));
    }
    return new EventIdentity(IdentityHash.of(ALGORITHM, parts), ALGORITHM, parts);
  }

  private static void addLocation(List<Part> parts, @Nullable CodeLocation location) {
    if (location != null) {
      parts.add(new Part("class", GeneratedNames.ofClass(location.className())));
      parts.add(new Part("method", GeneratedNames.ofMethod(location.method())));
      add(parts, "site", SiteNames.normal(location.site()));
    }
  }

  private static void addTemplate(List<Part> parts, @Nullable LogTemplate template) {
    if (template != null) {
      add(parts, "level", template.level());
      add(parts, "logger", template.logger());
      add(parts, "template", template.message());
    }
  }

  private static void add(List<Part> parts, String name, @Nullable String value) {
    if (value != null) {
      parts.add(new Part(name, value));
    }
  }
}
