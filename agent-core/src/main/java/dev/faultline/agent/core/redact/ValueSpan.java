// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.redact;

/** How far a value goes that stands behind its name. */
final class ValueSpan {

  /** For values without blanks. */
  static final char NO_LINE = 0;

  private static final int LONGEST_PLACEHOLDER = 256;

  private ValueSpan() {}

  /**
   * The value that starts at {@code start}, without quotes; {@link Span#NONE} where it tells
   * nothing.
   *
   * @param line the separator behind the name where all of the line is the value
   */
  static long find(String text, int from, char line) {
    int start = behindPlaceholders(text, from);
    if (start >= text.length()) {
      return Span.NONE;
    }
    int quote = start;
    while (quote < text.length() && text.charAt(quote) == '\\') {
      quote++;
    }
    char first = text.charAt(start);
    int valueStart = start;
    int end;
    if (quote < text.length() && Letters.isQuote(text.charAt(quote))) {
      valueStart = quote + 1;
      end = endOfQuoted(text, valueStart, text.charAt(quote), quote - start);
    } else if (first == '{' || first == '[' || first == '(') {
      end = endOfBracket(text, start);
    } else if (line != NO_LINE) {
      end = endOfLine(text, start, line);
    } else {
      end = endOfPlain(text, start);
      if (Prose.isVerb(text, start, end)) {
        return Span.NONE;
      }
    }
    return NamedValues.isHarmless(text, valueStart, end) ? Span.NONE : Span.of(valueStart, end);
  }

  /** {@code ${DB_PASSWORD}} tells nothing. */
  private static int behindPlaceholders(String text, int from) {
    int start = from;
    while (text.startsWith("${", start) || text.startsWith("#{", start)) {
      int end = text.indexOf('}', start);
      if (end < 0 || end - from > LONGEST_PLACEHOLDER) {
        return start;
      }
      start = end + 1;
    }
    return start;
  }

  /**
   * At the same quote behind as many backslashes as in front of the opening one. One with a letter
   * behind it is an apostrophe, if there is another quote.
   */
  private static int endOfQuoted(String text, int from, char quote, int backslashes) {
    int behind = 0;
    int apostrophe = -1;
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\') {
        behind++;
      } else if (c == quote && isClosing(behind, backslashes)) {
        int end = i - Math.min(behind, backslashes);
        if (quote != '\'' || i + 1 == text.length() || !Letters.isName(text.charAt(i + 1))) {
          return end;
        }
        if (apostrophe >= 0) {
          return apostrophe;
        }
        apostrophe = end;
      } else {
        behind = 0;
      }
    }
    return apostrophe >= 0 ? apostrophe : text.length();
  }

  private static boolean isClosing(int behind, int backslashes) {
    return backslashes == 0 ? behind % 2 == 0 : behind == backslashes;
  }

  /** Behind the bracket that closes the first one. */
  private static int endOfBracket(String text, int start) {
    int depth = 0;
    for (int i = start; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '{' || c == '[' || c == '(') {
        depth++;
      } else if (c == '}' || c == ']' || c == ')') {
        depth--;
        if (depth == 0) {
          return i + 1;
        }
      }
    }
    return text.length();
  }

  private static int endOfLine(String text, int start, char separator) {
    int i = start;
    while (i < text.length()) {
      char c = text.charAt(i);
      if (c == '\n' || c == '\r' || endsEntry(text, i, c, separator) || closesAll(text, i, c)) {
        return i;
      }
      i++;
    }
    return i;
  }

  private static int endOfPlain(String text, int start) {
    int i = start;
    while (i < text.length()) {
      char c = text.charAt(i);
      boolean ends =
          Letters.isSpace(c)
              || c == '&'
              || c == ';'
              || c == '"'
              || (c == ',' && (i + 1 == text.length() || Letters.isSpace(text.charAt(i + 1))))
              || endsEntry(text, i, c, NO_LINE)
              || closesAll(text, i, c);
      if (ends) {
        return i;
      }
      i++;
    }
    return i;
  }

  /** A comma with a quote, {@code name=} or {@code name:} behind it. */
  private static boolean endsEntry(String text, int index, char c, char separator) {
    if (c != ',') {
      return false;
    }
    int i = index + 1;
    while (i < text.length() && i <= index + 2 && text.charAt(i) == ' ') {
      i++;
    }
    if (i < text.length() && Letters.isQuote(text.charAt(i))) {
      return true;
    }
    int start = i;
    while (i < text.length() && i - start < 64 && Letters.isName(text.charAt(i))) {
      i++;
    }
    if (i == start || i >= text.length()) {
      return false;
    }
    char behind = text.charAt(i);
    return separator == NO_LINE ? behind == '=' || behind == ':' : behind == separator;
  }

  /**
   * A closing bracket that belongs to what surrounds the value: nothing of a value is behind it.
   */
  private static boolean closesAll(String text, int index, char c) {
    if (c != ')' && c != ']' && c != '}' && c != '>' && c != '\'') {
      return false;
    }
    if (index + 1 == text.length()) {
      return true;
    }
    char next = text.charAt(index + 1);
    return Letters.isSpace(next)
        || Letters.isQuote(next)
        || next == ','
        || next == ';'
        || next == '.'
        || next == ':'
        || next == ')'
        || next == ']'
        || next == '}'
        || next == '>';
  }
}
