// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.web.text;

import org.jspecify.annotations.Nullable;

/**
 * Text that may be long: its beginning on one line, and all of it where that is not the same.
 *
 * @param start on one line
 * @param whole with its line breaks; null if {@code start} is all there is
 * @param length of the whole, in characters
 */
public record LongText(String start, @Nullable String whole, int length) {

  public static LongText of(String hostile, int longest) {
    String visible = Visible.text(hostile);
    boolean fits = visible.length() <= longest && visible.indexOf('\n') < 0;
    return fits
        ? new LongText(Visible.line(hostile), null, visible.length())
        : new LongText(beginning(visible, longest), visible, visible.length());
  }

  private static String beginning(String visible, int longest) {
    int end = Math.min(longest, visible.length());
    if (end < visible.length() && Character.isHighSurrogate(visible.charAt(end - 1))) {
      end--;
    }
    return Visible.line(visible.substring(0, end));
  }
}
