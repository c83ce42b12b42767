// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.api;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import org.jspecify.annotations.Nullable;

/** Where a form of a page leads back to when what it asked for is done. */
final class WayBack {

  private WayBack() {}

  /** Goes there; whether there is such a place, and it is a path of this collector. */
  static boolean taken(Context context, @Nullable String back) {
    if (back == null || !isOurs(back)) {
      return false;
    }
    context.redirect(back, HttpStatus.SEE_OTHER);
    return true;
  }

  /** Nobody is sent elsewhere. */
  private static boolean isOurs(String address) {
    return address.startsWith("/")
        && !address.startsWith("//")
        && address.chars().allMatch(c -> c > ' ' && c < 127 && c != '\\');
  }
}
