// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.redact;

/** Kinds of characters. Beyond ASCII all is of no kind. */
final class Letters {

  private static final int DIGIT = 1;
  private static final int LOWER = 1 << 1;
  private static final int UPPER = 1 << 2;
  private static final int URL_SAFE = 1 << 3;
  private static final int NAME = 1 << 4;
  private static final int TOKEN = 1 << 5;
  private static final int SPACE = 1 << 6;
  private static final int QUOTE = 1 << 7;

  private static final byte[] KINDS = new byte[128];

  static {
    for (char c = 0; c < 128; c++) {
      int kind = 0;
      kind |= c >= '0' && c <= '9' ? DIGIT | URL_SAFE | NAME | TOKEN : 0;
      kind |= c >= 'a' && c <= 'z' ? LOWER | URL_SAFE | NAME | TOKEN : 0;
      kind |= c >= 'A' && c <= 'Z' ? UPPER | URL_SAFE | NAME | TOKEN : 0;
      kind |= c == '-' || c == '_' ? URL_SAFE | NAME | TOKEN : 0;
      kind |= c == '.' ? NAME | TOKEN : 0;
      kind |= c == '$' || c == '%' ? NAME : 0;
      kind |= c == '+' || c == '/' || c == '=' || c == '~' ? TOKEN : 0;
      kind |= c <= ' ' ? SPACE : 0;
      kind |= c == '"' || c == '\'' || c == '`' ? QUOTE : 0;
      KINDS[c] = (byte) kind;
    }
  }

  private Letters() {}

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  static boolean isUpper(char c) {
    return c >= 'A' && c <= 'Z';
  }

  static boolean isLower(char c) {
    return c >= 'a' && c <= 'z';
  }

  static boolean isAlphanumeric(char c) {
    return is(c, DIGIT | LOWER | UPPER);
  }

  /** What base64url is made of. */
  static boolean isUrlSafe(char c) {
    return is(c, URL_SAFE);
  }

  /** What a name in a text may be made of. */
  static boolean isName(char c) {
    return is(c, NAME) || (c >= 128 && Character.isLetter(c));
  }

  /** What follows {@code Bearer}. */
  static boolean isToken(char c) {
    return is(c, TOKEN);
  }

  static boolean isSpace(char c) {
    return is(c, SPACE);
  }

  static boolean isQuote(char c) {
    return is(c, QUOTE);
  }

  /** Where the run of {@link #isUrlSafe} characters ends that starts at {@code from}. */
  static int endOfUrlSafe(String text, int from) {
    int i = from;
    while (i < text.length() && isUrlSafe(text.charAt(i))) {
      i++;
    }
    return i;
  }

  /** Whether nothing that could belong to the same token stands before {@code index}. */
  static boolean startsToken(String text, int index) {
    return index == 0 || (index > 0 && !isUrlSafe(text.charAt(index - 1)));
  }

  private static boolean is(char c, int kind) {
    return c < 128 && (KINDS[c] & kind) != 0;
  }
}
