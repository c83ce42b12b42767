// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.model;

import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an occurrence is an occurrence of, as far as the agent can tell; the collector makes the
 * event's identity of it. Immutable.
 */
public final class EventKey {

  /** Kinds of event, in the words of the product. */
  public enum Kind {
    UNCAUGHT,
    CAUGHT,
    SWALLOWED,
    LOGGED_ERROR,
    LOGGED_WARNING,
    HTTP_ERROR,
    SLOW,
    CUSTOM
  }

  private final Kind kind;
  private final List<String> types;
  private final @Nullable Location location;
  private final @Nullable LogTemplate template;
  private final @Nullable String name;

  /** Of an exception. */
  public EventKey(Kind kind, List<String> types, @Nullable Location location) {
    this(kind, types, location, null, null);
  }

  /** Of a log statement. */
  public EventKey(
      Kind kind, List<String> types, @Nullable Location location, LogTemplate template) {
    this(kind, types, location, template, null);
  }

  /** Of what has a name: an answer, an entry point, what the application fires. */
  public EventKey(Kind kind, List<String> types, @Nullable Location location, String name) {
    this(kind, types, location, null, name);
  }

  /**
   * @param types exception types of the cause chain, outermost first; not copied, must not change
   *     afterwards
   * @param template {@code null} for what is no log event, or is one by its exception
   */
  private EventKey(
      Kind kind,
      List<String> types,
      @Nullable Location location,
      @Nullable LogTemplate template,
      @Nullable String name) {
    this.kind = kind;
    this.types = Collections.unmodifiableList(types);
    this.location = location;
    this.template = template;
    this.name = name;
  }

  public EventKey withKind(Kind newKind) {
    return new EventKey(newKind, types, location, template, name);
  }

  public EventKey withLocation(Location newLocation) {
    return new EventKey(kind, types, newLocation, template, name);
  }

  public Kind kind() {
    return kind;
  }

  public List<String> types() {
    return types;
  }

  public @Nullable Location location() {
    return location;
  }

  /** {@code null} for exceptions and log statements. */
  public @Nullable String name() {
    return name;
  }

  public @Nullable LogTemplate template() {
    return template;
  }
}
