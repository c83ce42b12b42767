// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.web.rootcause;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which snapshot is shown, and the way to the others.
 *
 * @param position {@code 3 of 7}
 * @param first address; null where it is the one shown, likewise the others
 */
public record ChooserView(
    String position,
    @Nullable String first,
    @Nullable String previous,
    @Nullable String next,
    @Nullable String latest,
    List<Fact> facts,
    List<String> notes,
    String text,
    String markdown,
    String json) {

  /** Whether there are others to go to. */
  public boolean several() {
    return first != null || latest != null;
  }
}
