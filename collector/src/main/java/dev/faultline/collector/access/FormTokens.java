// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.access;

import dev.faultline.collector.http.ProblemException;
import io.javalin.http.Context;
import io.javalin.http.SameSite;
import java.time.Duration;

/**
 * Shows that a form was sent from one of our own pages: the same random text is in a hidden field
 * and in a cookie, which another site can neither read nor, being {@code SameSite=Strict}, have
 * sent along.
 */
public final class FormTokens {

  /** Name of the hidden field. */
  public static final String FIELD = "form";

  private static final Duration LIFETIME = Duration.ofHours(12);

  /** The text for the hidden field; sets the cookie where there is none yet. */
  public String issue(Context context) {
    String name = cookie(context);
    String known = context.cookie(name);
    if (known != null && known.length() == Secrets.LENGTH) {
      return known;
    }
    String made = Secrets.make();
    Cookies.set(context, name, made, LIFETIME, SameSite.STRICT);
    return made;
  }

  /**
   * To be called first wherever a form is taken.
   *
   * @throws ProblemException 403 if the form is not ours
   */
  public void check(Context context) {
    String cookie = context.cookie(cookie(context));
    String field = context.formParam(FIELD);
    if (cookie == null || field == null || !Secrets.equal(cookie, field)) {
      throw ProblemException.of(
          403,
          "Not from this page",
          "the form did not come from a page of this collector, or is older than 12 hours: load the page again");
    }
  }

  private static String cookie(Context context) {
    return Cookies.name("form", context);
  }
}
