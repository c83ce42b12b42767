// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An event as the collector names it to an agent. It may fit more than one that the agent counts:
 * whoever uses it must not mind. Immutable.
 */
public final class EventPattern {

  private final List<String> types;
  private final @Nullable String className;
  private final @Nullable String method;
  private final @Nullable String name;

  /**
   * @param types exception types of the cause chain, outermost first; empty where it has none
   * @param className of the location; {@code null} where it has none
   * @param method the same
   * @param name of what is no exception; else {@code null}
   */
  public EventPattern(
      List<String> types,
      @Nullable String className,
      @Nullable String method,
      @Nullable String name) {
    this.types = types;
    this.className = className;
    this.method = method;
    this.name = name;
  }

  /** Whether the event may be meant. */
  public boolean matches(EventKey key) {
    Location location = key.location();
    if (name != null && !name.equals(key.name())) {
      return false;
    }
    if (className != null
        && (location == null
            || !className.equals(location.className())
            || !String.valueOf(method).equals(location.method()))) {
      return false;
    }
    // the root cause: what wraps it may be left out where it says nothing
    boolean typed = types.isEmpty() || key.types().contains(types.get(types.size() - 1));
    return typed && (name != null || className != null || !types.isEmpty());
  }
}
