// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.digest;

import dev.faultline.collector.model.CodeLocation;
import dev.faultline.collector.model.Event;
import dev.faultline.collector.model.EventKind;
import dev.faultline.collector.model.LogTemplate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an occurrence is an occurrence of, as the agent reported it: names are the JVM's, with all
 * that is generated in them.
 *
 * @param types of the cause chain, outermost first; empty where there is no exception
 * @param name of what has neither exception nor log statement; else null
 */
public record EventDescription(
    EventKind kind,
    List<String> types,
    @Nullable CodeLocation location,
    @Nullable LogTemplate template,
    @Nullable String name) {

  public EventDescription {
    types = List.copyOf(types);
  }

  /** Of an exception or a log statement. */
  public EventDescription(
      EventKind kind,
      List<String> types,
      @Nullable CodeLocation location,
      @Nullable LogTemplate template) {
    this(kind, types, location, template, null);
  }

  /** The description that a stored event came from. */
  public static EventDescription of(Event event) {
    return new EventDescription(
        event.kind(), event.types(), event.location(), event.template(), event.name());
  }
}
