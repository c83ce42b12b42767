// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.config;

import java.util.Locale;

/** Reads where a proxy is: {@code host:port}, also written {@code http://host:port}. */
final class ProxyAddress {

  private ProxyAddress() {}

  /** {@code host:port}. */
  static String parse(String text) {
    String address = text;
    String lower = text.toLowerCase(Locale.ROOT);
    if (lower.startsWith("http://")) {
      address = text.substring("http://".length());
    } else if (lower.contains("://")) {
      throw new IllegalArgumentException("is no HTTP proxy");
    }
    if (address.endsWith("/")) {
      address = address.substring(0, address.length() - 1);
    }
    if (address.indexOf('@') >= 0) {
      throw new IllegalArgumentException(
          "has a user in it; say that in faultline.proxy.user and faultline.proxy.password");
    }
    int colon = address.lastIndexOf(':');
    if (colon <= 0 || address.indexOf(']', colon) >= 0) {
      throw new IllegalArgumentException("names no host with a port");
    }
    for (int i = 0; i < address.length(); i++) {
      char c = address.charAt(i);
      if (c <= ' ' || c == '/' || c == '?' || c == '#' || c == '\\' || c == 127) {
        throw new IllegalArgumentException("must have no blank, '/', '?', '#' or '\\'");
      }
    }
    CollectorUrl.checkPort(address);
    return address;
  }
}
