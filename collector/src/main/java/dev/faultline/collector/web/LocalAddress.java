// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.web;

import dev.faultline.collector.http.Links;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where a form may lead to: an address on this collector, whatever the form says. */
final class LocalAddress {

  /** A path; not {@code //host} or {@code /\host}, which browsers take for another host. */
  private static final Pattern PATH = Pattern.compile("/(?![/\\\\])[\\x21-\\x7E&&[^\\\\]]{0,2000}");

  static String of(@Nullable String address) {
    return address != null && PATH.matcher(address).matches() ? address : Links.SERVICES;
  }

  private LocalAddress() {}
}
