// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.web;

import dev.faultline.collector.access.Attempts;
import dev.faultline.collector.access.FormTokens;
import dev.faultline.collector.access.Sessions;
import dev.faultline.collector.access.SignInLink;
import dev.faultline.collector.access.Tokens;
import dev.faultline.collector.http.Audience;
import dev.faultline.collector.http.Links;
import dev.faultline.collector.http.Routes;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Sign-in by a token, or once by the link that was printed at start; and sign-out. */
public final class SignInPage implements Routes {

  private static final String NEXT = "next";

  private final Templates templates = new Templates();
  private final FormTokens forms = new FormTokens();
  private final Tokens tokens;
  private final Sessions sessions;
  private final SignInLink link;
  private final Attempts attempts;

  public SignInPage(Tokens tokens, Sessions sessions, SignInLink link, Attempts attempts) {
    this.tokens = tokens;
    this.sessions = sessions;
    this.link = link;
    this.attempts = attempts;
  }

  @Override
  public void register(JavalinDefaultRoutingApi routes) {
    routes.get(Links.SIGN_IN, context -> show(context, null), Audience.PUBLIC);
    routes.post(Links.SIGN_IN, this::signIn, Audience.PUBLIC);
    routes.get(Links.SIGN_IN + "/{key}", this::followLink, Audience.PUBLIC);
    routes.post(Links.SIGN_OUT, this::signOut, Audience.PUBLIC);
  }

  private void show(Context context, @Nullable String problem) {
    String next = Objects.requireNonNullElse(parameter(context, NEXT), Links.SERVICES);
    templates.render(
        context,
        "sign-in.jte",
        Map.of(
            "form",
            forms.issue(context),
            "next",
            next,
            "problem",
            Objects.requireNonNullElse(problem, "")));
  }

  private void signIn(Context context) {
    attempts.check(context.ip());
    forms.check(context);
    String secret = Objects.requireNonNullElse(context.formParam("token"), "").strip();
    boolean reads = tokens.find(secret).map(token -> token.kind().reads()).orElse(false);
    if (!reads) {
      attempts.failed(context.ip());
      context.status(HttpStatus.UNAUTHORIZED);
      show(
          context,
          "This token is unknown, revoked, or made for agents, which may only send. Use one that is made for the API.");
      return;
    }
    sessions.begin(context, secret);
    context.redirect(LocalAddress.of(parameter(context, NEXT)), HttpStatus.SEE_OTHER);
  }

  private void followLink(Context context) {
    attempts.check(context.ip());
    if (!link.use(context.pathParam("key"))) {
      attempts.failed(context.ip());
      context.status(HttpStatus.UNAUTHORIZED);
      show(
          context,
          "This link was used already, or is older than an hour. Restart the collector for a new one, or use a token.");
      return;
    }
    sessions.begin(context, null);
    context.redirect(Links.SERVICES, HttpStatus.SEE_OTHER);
  }

  private void signOut(Context context) {
    forms.check(context);
    sessions.end(context);
    context.redirect(Links.SIGN_IN, HttpStatus.SEE_OTHER);
  }

  private static @Nullable String parameter(Context context, String name) {
    String query = context.queryParam(name);
    return query != null ? query : context.formParam(name);
  }
}
