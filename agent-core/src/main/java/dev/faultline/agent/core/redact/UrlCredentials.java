// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.redact;

/**
 * {@code scheme://user:password@host}, and Oracle's {@code jdbc:oracle:thin:user/password@host}.
 */
final class UrlCredentials {

  /** Where an authority is longer, it is none. */
  private static final int MAXIMUM = 512;

  private UrlCredentials() {}

  /**
   * At the colon of {@code ://}: the password, or all in front of the host where it has no user.
   */
  static long find(String text, int colon) {
    int start = colon + 3;
    int limit = Math.min(text.length(), start + MAXIMUM);
    int at = -1;
    int separator = -1;
    for (int i = start; i < limit && !endsAuthority(text.charAt(i)); i++) {
      char c = text.charAt(i);
      if (c == '@') {
        at = i;
      } else if (c == ':' && separator < 0 && at < 0) {
        separator = i;
      }
    }
    if (at <= start) {
      return Span.NONE;
    }
    if (separator < 0) {
      return at - start >= 16 ? Span.of(start, at) : Span.NONE;
    }
    return NamedValues.isHarmless(text, separator + 1, at) ? Span.NONE : Span.of(separator + 1, at);
  }

  /** At the colon behind {@code jdbc:oracle}. */
  static long findOracle(String text, int colon) {
    if (!text.startsWith("jdbc:oracle", colon - "jdbc:oracle".length())) {
      return Span.NONE;
    }
    int driver = text.indexOf(':', colon + 1);
    if (driver < 0 || driver > colon + 8) {
      return Span.NONE;
    }
    int slash = -1;
    int limit = Math.min(text.length(), driver + MAXIMUM);
    for (int i = driver + 1; i < limit && !Letters.isSpace(text.charAt(i)); i++) {
      char c = text.charAt(i);
      if (c == '/' && slash < 0) {
        slash = i;
      } else if (c == '@') {
        return slash > 0 && i > slash + 1 ? Span.of(slash + 1, i) : Span.NONE;
      }
    }
    return Span.NONE;
  }

  private static boolean endsAuthority(char c) {
    return c == '/'
        || c == '?'
        || c == '#'
        || c == '<'
        || c == '>'
        || c == '\\'
        || Letters.isSpace(c)
        || Letters.isQuote(c);
  }
}
