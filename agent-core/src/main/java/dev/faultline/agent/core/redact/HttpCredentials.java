// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.redact;

/** {@code Bearer …} and {@code Basic …}, wherever they stand. */
final class HttpCredentials {

  private static final int LEAST = 8;

  private HttpCredentials() {}

  /** At the space behind the scheme. */
  static long find(String text, int space) {
    char last = space == 0 ? 0 : Vocabulary.lower(text.charAt(space - 1));
    if (last != 'r' && last != 'c') {
      return Span.NONE;
    }
    int start = space + 1;
    if (follows(text, space, "bearer")) {
      int end = endOfToken(text, start);
      return end - start >= LEAST && isOpaque(text, start, end) ? Span.of(start, end) : Span.NONE;
    }
    if (follows(text, space, "basic")) {
      int end = endOfToken(text, start);
      return isBasic(text, start, end) ? Span.of(start, end) : Span.NONE;
    }
    return Span.NONE;
  }

  private static boolean follows(String text, int space, String scheme) {
    int start = space - scheme.length();
    return start >= 0
        && Vocabulary.isThere(scheme, text, start, space)
        && Letters.startsToken(text, start);
  }

  private static int endOfToken(String text, int start) {
    int end = start;
    while (end < text.length() && Letters.isToken(text.charAt(end))) {
      end++;
    }
    while (end > start && text.charAt(end - 1) == '.') {
      end--;
    }
    return end;
  }

  /** No word of prose: a digit in it, or capitals among small letters. */
  private static boolean isOpaque(String text, int start, int end) {
    boolean lower = false;
    boolean capitalInside = false;
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      if (Letters.isDigit(c)) {
        return true;
      }
      lower |= Letters.isLower(c);
      capitalInside |= i > start && Letters.isUpper(c);
    }
    return (lower && capitalInside) || end - start >= 24;
  }

  /** Base64 of something with a colon in it. */
  private static boolean isBasic(String text, int start, int end) {
    int bits = 0;
    int held = 0;
    for (int i = start; i < end; i++) {
      int value = base64(text.charAt(i));
      if (value < 0) {
        return false;
      }
      bits = (bits << 6 | value) & 0xFFFF;
      held += 6;
      if (held >= 8) {
        held -= 8;
        if (((bits >> held) & 0xFF) == ':') {
          return end - start >= 4;
        }
      }
    }
    return end == text.length() && end - start >= 2 * LEAST && isOpaque(text, start, end);
  }

  private static int base64(char c) {
    if (Letters.isUpper(c)) {
      return c - 'A';
    }
    if (Letters.isLower(c)) {
      return c - 'a' + 26;
    }
    if (Letters.isDigit(c)) {
      return c - '0' + 52;
    }
    return c == '+' || c == '-' ? 62 : c == '/' || c == '_' ? 63 : c == '=' ? 0 : -1;
  }
}
