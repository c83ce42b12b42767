// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.web.text;

import dev.faultline.collector.model.EventState;
import org.jspecify.annotations.Nullable;

/**
 * What states of events are called on pages.
 *
 * @param look style class
 */
public record States(String name, String look, String meaning) {

  /** {@code null} for one that is not worth a word. */
  public static @Nullable States of(EventState state) {
    return switch (state) {
      case NEW -> new States("New", "new", "First seen in the current deployment");
      case ONGOING -> null;
      case RESOLVED ->
          new States("Resolved", "good", "Taken to be mended; it has not occurred since");
      case RESURFACED ->
          new States("Resurfaced", "error", "It was resolved, and has occurred again");
      case HIDDEN -> new States("Hidden", "plain", "Not listed unless asked for; still counted");
    };
  }

  /** For a choice of states. */
  public static String name(EventState state) {
    States known = of(state);
    return known == null ? "Known before" : known.name();
  }
}
