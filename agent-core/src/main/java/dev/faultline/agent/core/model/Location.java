// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.model;

import org.jspecify.annotations.Nullable;

/** A place in the code as identity needs it: without a line number. Immutable. */
public final class Location {

  private final String className;
  private final String method;
  private final @Nullable String descriptor;
  private final @Nullable String site;

  public Location(
      String className, String method, @Nullable String descriptor, @Nullable String site) {
    this.className = className;
    this.method = method;
    this.descriptor = descriptor;
    this.site = site;
  }

  /** As {@link Class#getName()} says it. */
  public String className() {
    return className;
  }

  public String method() {
    return method;
  }

  public @Nullable String descriptor() {
    return descriptor;
  }

  /**
   * The place in the method, such as {@code java/util/Map.get#0}; {@code null} where it can't be
   * told.
   */
  public @Nullable String site() {
    return site;
  }
}
