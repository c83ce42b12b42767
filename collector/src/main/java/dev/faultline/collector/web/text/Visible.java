// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.web.text;

/**
 * Makes text from agents safe to look at: characters that can't be seen, or that change how others
 * are seen, become visible escapes.
 *
 * <p>Templates escape HTML; this is about what is left: control characters, and the bidirectional
 * controls that make text read in another order than it is stored in. Line feeds and tabs stay.
 */
public final class Visible {
  private Visible() {}

  public static String text(String hostile) {
    int at = 0;
    while (at < hostile.length() && !hidden(hostile.charAt(at))) {
      at++;
    }
    return at == hostile.length() ? hostile : escaped(hostile, at);
  }

  /** The same on one line. */
  public static String line(String hostile) {
    return text(hostile).replace("\r", "").replace('\n', '⏎').replace('\t', ' ');
  }

  private static String escaped(String hostile, int from) {
    StringBuilder visible = new StringBuilder(hostile.length() + 16).append(hostile, 0, from);
    for (int at = from; at < hostile.length(); at++) {
      char character = hostile.charAt(at);
      if (hidden(character)) {
        visible.append(String.format("\\u%04x", (int) character));
      } else {
        visible.append(character);
      }
    }
    return visible.toString();
  }

  private static boolean hidden(char character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL -> character != '\n' && character != '\t' && character != '\r';
      case Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
      default -> false;
    };
  }
}
