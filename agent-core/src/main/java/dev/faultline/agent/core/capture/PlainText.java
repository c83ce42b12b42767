// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.capture;

/** Texts of log statements, without what differs from one occurrence to the next. */
final class PlainText {

  private static final int LONGEST = 200;

  private PlainText() {}

  /**
   * Words with a digit in them become {@code #}, and what is quoted {@code …}: what a text has in
   * common with others of its kind, as far as that can be told from the text alone.
   */
  static String withoutValues(String text) {
    StringBuilder result = new StringBuilder(Math.min(text.length(), LONGEST));
    int i = 0;
    while (i < text.length() && result.length() < LONGEST) {
      char c = text.charAt(i);
      int end = c == '"' || c == '\'' ? text.indexOf(c, i + 1) : -1;
      if (end > i + 1 && end - i < LONGEST && isEndOfQuote(text, end)) {
        result.append(c).append('…').append(c);
        i = end + 1;
      } else if (Character.isLetterOrDigit(c)) {
        int wordEnd = endOfWord(text, i);
        if (hasDigit(text, i, wordEnd)) {
          result.append('#');
        } else {
          result.append(text, i, Math.min(wordEnd, i + LONGEST));
        }
        i = wordEnd;
      } else {
        result.append(c);
        i++;
      }
    }
    return result.toString();
  }

  private static boolean isEndOfQuote(String text, int end) {
    return end + 1 == text.length() || !Character.isLetterOrDigit(text.charAt(end + 1));
  }

  private static int endOfWord(String text, int start) {
    int end = start;
    while (end < text.length()
        && (Character.isLetterOrDigit(text.charAt(end)) || isInner(text, end))) {
      end++;
    }
    return end;
  }

  /** Of numbers, ids and addresses: {@code 1.5}, {@code 6f1c-…}, {@code 10.0.0.1:80}. */
  private static boolean isInner(String text, int at) {
    if (at + 1 >= text.length() || !Character.isLetterOrDigit(text.charAt(at + 1))) {
      return false;
    }
    char c = text.charAt(at);
    boolean isNumber =
        Character.isDigit(text.charAt(at + 1)) || Character.isDigit(text.charAt(at - 1));
    return c == '-' || c == '_' || (isNumber && (c == '.' || c == ':' || c == '@'));
  }

  private static boolean hasDigit(String text, int start, int end) {
    for (int i = start; i < end; i++) {
      if (Character.isDigit(text.charAt(i))) {
        return true;
      }
    }
    return false;
  }
}
