// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.web.rootcause;

import dev.faultline.collector.web.code.Token;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The code of the selected frame.
 *
 * @param title class and method
 * @param origin which source it is
 * @param notes why there is none, or why the mark is not exact
 * @param label of the marked line; null if none is marked
 * @param before how many lines of the class come before those shown; likewise {@code after}
 * @param toggle address that shows all of the class, or only the method again; null if there is
 *     nothing more
 */
public record CodeView(
    String title,
    String place,
    @Nullable String origin,
    List<String> notes,
    @Nullable String label,
    List<Line> lines,
    int before,
    int after,
    boolean whole,
    @Nullable String toggle) {

  /**
   * A line of it.
   *
   * @param depth of its indentation, so that it can be wrapped within it
   */
  public record Line(int number, boolean marked, int depth, List<Token> tokens) {}
}
