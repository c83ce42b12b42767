// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.instrumentation.library.http;

/** Parts of URLs, as texts. */
final class Addresses {

  private Addresses() {}

  /** Path and query of a URL, or of what is one already; without the fragment. */
  static String pathOf(String url) {
    int authority = url.indexOf("://");
    int start = authority < 0 ? 0 : url.indexOf('/', authority + 3);
    int query = url.indexOf('?');
    if (authority >= 0 && (start < 0 || query >= 0 && query < start)) {
      start = query < 0 ? url.length() : query;
    }
    int fragment = url.indexOf('#');
    return url.substring(start, fragment < start ? url.length() : fragment);
  }
}
