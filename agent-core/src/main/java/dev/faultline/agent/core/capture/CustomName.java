// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.capture;

import dev.faultline.agent.core.site.StatementSite;
import org.jspecify.annotations.Nullable;

/** What the application calls an event of its own, and where it is fired. Immutable. */
final class CustomName {

  private final String name;
  private final int number;
  private final @Nullable StatementSite site;

  /**
   * @param name as the application gave it
   * @param number of the place that fires it; -1 for one that is not in instrumented code
   */
  CustomName(String name, int number, @Nullable StatementSite site) {
    this.name = name;
    this.number = number;
    this.site = site;
  }

  String name() {
    return name;
  }

  int number() {
    return number;
  }

  @Nullable StatementSite site() {
    return site;
  }
}
