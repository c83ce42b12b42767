// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.redact;

/**
 * Goes once over a text and stops only at characters that a secret can be told by. What each of
 * them asks is bounded, or used up by what it finds, so the time is linear in the text.
 */
final class TextRedactor {

  static final String REPLACEMENT = "\u00abredacted\u00bb";

  private static final byte[] STOPS = new byte[128];

  static {
    String stops = "0123456789JIz_-.=:>'\"` ";
    for (int i = 0; i < stops.length(); i++) {
      STOPS[stops.charAt(i)] = 1;
    }
  }

  private final NamedValues namedValues;

  TextRedactor(NameRules names) {
    this.namedValues = new NamedValues(names);
  }

  /** The same object where nothing is secret. */
  String redact(String text) {
    StringBuilder redacted = null;
    int copied = 0;
    int length = text.length();
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (c >= 128 || STOPS[c] == 0) {
        continue;
      }
      long span = find(text, i, c);
      if (span != Span.NONE && Span.start(span) >= copied) {
        redacted = redacted == null ? new StringBuilder(length) : redacted;
        redacted.append(text, copied, Span.start(span)).append(REPLACEMENT);
        copied = Span.end(span);
        i = copied - 1;
      } else if (Letters.isDigit(c)) {
        i = CardNumbers.endOfDigits(text, i) - 1;
      }
    }
    return redacted == null ? text : redacted.append(text, copied, length).toString();
  }

  private long find(String text, int index, char c) {
    switch (c) {
      case 'J':
        return KnownTokens.atJwt(text, index);
      case 'I':
        return KnownTokens.atAmazon(text, index);
      case 'z':
        return KnownTokens.atGoogle(text, index);
      case '_':
        return KnownTokens.atUnderscore(text, index);
      case '.':
        return KnownTokens.atDot(text, index);
      case ' ':
        return HttpCredentials.find(text, index);
      case '>':
        return namedValues.atTagEnd(text, index);
      case '=':
        return namedValues.atSeparator(text, index);
      case '-':
        return atDash(text, index);
      case ':':
        return atColon(text, index);
      case '\'':
      case '"':
      case '`':
        return namedValues.atQuote(text, index);
      default:
        return CardNumbers.find(text, index);
    }
  }

  private long atDash(String text, int index) {
    long span = KnownTokens.atDash(text, index);
    return span == Span.NONE ? namedValues.atOption(text, index) : span;
  }

  private long atColon(String text, int index) {
    if (text.startsWith("//", index + 1)) {
      return UrlCredentials.find(text, index);
    }
    long span = UrlCredentials.findOracle(text, index);
    return span == Span.NONE ? namedValues.atSeparator(text, index) : span;
  }
}
