// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.redact;

/**
 * Payment cards: the lengths and first digits that issuers use, grouped as on a card or not at all,
 * with the right check digit.
 */
final class CardNumbers {

  private CardNumbers() {}

  /** The card number that starts at the digit at {@code start}; {@link Span#NONE} for others. */
  static long find(String text, int start) {
    int end = endOfDigits(text, start);
    int length = end - start;
    if (length == 4 && end < text.length()) {
      end = endOfGroups(text, start, end);
    }
    if (end < 0 || !standsAlone(text, start, end)) {
      return Span.NONE;
    }
    return isCard(text, start, end) ? Span.of(start, end) : Span.NONE;
  }

  static int endOfDigits(String text, int start) {
    int i = start;
    while (i < text.length() && Letters.isDigit(text.charAt(i))) {
      i++;
    }
    return i;
  }

  /** 4-4-4-4, the same with up to three more, 4-6-5 and 4-6-4; -1 for other groups. */
  private static int endOfGroups(String text, int start, int firstEnd) {
    char separator = text.charAt(firstEnd);
    if (separator != ' ' && separator != '-') {
      return -1;
    }
    int second = endOfDigits(text, firstEnd + 1);
    int third = nextGroup(text, second, separator);
    int fourth = nextGroup(text, third, separator);
    int secondLength = second - firstEnd - 1;
    if (secondLength == 6 && third > 0) {
      int thirdLength = third - second - 1;
      return thirdLength == 5 || thirdLength == 4 ? third : -1;
    }
    if (secondLength != 4 || fourth < 0 || third - second != 5) {
      return -1;
    }
    if (fourth - third != 5) {
      return fourth - third == 2 ? fourth : -1;
    }
    int fifth = nextGroup(text, fourth, separator);
    return fifth > 0 && fifth - fourth - 1 <= 3 && isCard(text, start, fifth) ? fifth : fourth;
  }

  private static int nextGroup(String text, int end, char separator) {
    if (end < 0 || end + 1 >= text.length() || text.charAt(end) != separator) {
      return -1;
    }
    int next = endOfDigits(text, end + 1);
    return next > end + 1 ? next : -1;
  }

  /** No part of a decimal number or of an identifier that goes on. */
  private static boolean standsAlone(String text, int start, int end) {
    if (start >= 2 && text.charAt(start - 1) == '.' && Letters.isDigit(text.charAt(start - 2))) {
      return false;
    }
    if (end >= text.length()) {
      return true;
    }
    char next = text.charAt(end);
    boolean decimals =
        next == '.' && end + 1 < text.length() && Letters.isDigit(text.charAt(end + 1));
    return !decimals && !Letters.isAlphanumeric(next) && next != '_';
  }

  private static boolean isCard(String text, int start, int end) {
    int digits = 0;
    int sum = 0;
    int leading = 0;
    for (int i = end - 1; i >= start; i--) {
      int digit = text.charAt(i) - '0';
      if (digit >= 0 && digit <= 9) {
        int doubled = 2 * digit;
        sum += digits % 2 == 0 ? digit : doubled > 9 ? doubled - 9 : doubled;
        digits++;
      }
    }
    for (int i = start; i < start + 4 && digits >= 13; i++) {
      leading = leading * 10 + (text.charAt(i) - '0');
    }
    return digits >= 13 && digits <= 19 && sum % 10 == 0 && isIssued(leading, digits);
  }

  /**
   * @param leading the first four digits
   */
  private static boolean isIssued(int leading, int digits) {
    int two = leading / 100;
    int three = leading / 10;
    boolean sixteenOrMore = digits >= 16;
    if (leading / 1000 == 4) {
      return digits == 13 || digits == 16 || digits == 19;
    }
    if ((two >= 51 && two <= 55) || (leading >= 2200 && leading <= 2720)) {
      return digits == 16;
    }
    if (two == 34 || two == 37) {
      return digits == 15;
    }
    if ((three >= 300 && three <= 305) || three == 309 || two == 36 || two == 38 || two == 39) {
      return digits == 14 || sixteenOrMore;
    }
    return sixteenOrMore
        && ((leading >= 3528 && leading <= 3589)
            || two == 50
            || (two >= 56 && two <= 58)
            || (two >= 60 && two <= 65)
            || two == 67
            || two == 81);
  }
}
