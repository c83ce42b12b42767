// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.config;

import java.util.Locale;

/** Reads the collector's URL. {@code java.net.URI} is left out: it loads more than it finds out. */
final class CollectorUrl {

  private CollectorUrl() {}

  /** The URL without a slash at its end. */
  static String parse(String text) {
    int scheme = schemeLength(text);
    int end = authorityEnd(text, scheme);
    if (end == scheme) {
      throw new IllegalArgumentException("names no host");
    }
    if (text.substring(scheme, end).indexOf('@') >= 0) {
      throw new IllegalArgumentException(
          "has a user in it; the collector knows agents by faultline.token");
    }
    checkPort(text.substring(scheme, end));
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c <= ' ' || c == '?' || c == '#' || c == '\\' || c == 127) {
        throw new IllegalArgumentException("must have no blank, '?', '#' or '\\'");
      }
    }
    int last = text.length();
    while (last > end && text.charAt(last - 1) == '/') {
      last--;
    }
    return text.substring(0, last);
  }

  private static int schemeLength(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    if (lower.startsWith("https://")) {
      return "https://".length();
    }
    if (lower.startsWith("http://")) {
      return "http://".length();
    }
    throw new IllegalArgumentException("does not start with http:// or https://");
  }

  private static int authorityEnd(String text, int from) {
    int end = text.indexOf('/', from);
    return end < 0 ? text.length() : end;
  }

  static void checkPort(String authority) {
    int colon = authority.lastIndexOf(':');
    if (colon < 0 || authority.indexOf(']', colon) >= 0) {
      return;
    }
    int port = 0;
    for (int i = colon + 1; i < authority.length() && port <= 65_535; i++) {
      char c = authority.charAt(i);
      port = c >= '0' && c <= '9' ? port * 10 + (c - '0') : 65_536;
    }
    if (port < 1 || port > 65_535) {
      throw new IllegalArgumentException("has a port that is none (1 to 65535)");
    }
  }
}
