// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.access;

import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import java.time.Duration;

/** Cookies that no script can read. */
final class Cookies {

  /** With the port, as browsers share cookies between all ports of a host. */
  static String name(String purpose, Context context) {
    return "faultline-" + purpose + "-" + context.req().getLocalPort();
  }

  static void set(
      Context context, String name, String value, Duration lifetime, SameSite sameSite) {
    Cookie cookie =
        new Cookie(
            name, value, "/", (int) lifetime.toSeconds(), secure(context), true, null, sameSite);
    context.cookie(cookie);
  }

  static void remove(Context context, String name) {
    set(context, name, "", Duration.ZERO, SameSite.LAX);
  }

  /** A proxy in front says whether the browser's side is encrypted; a lie only harms the liar. */
  private static boolean secure(Context context) {
    return context.req().isSecure() || "https".equals(context.header("X-Forwarded-Proto"));
  }

  private Cookies() {}
}
