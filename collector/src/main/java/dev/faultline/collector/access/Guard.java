// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.access;

import dev.faultline.collector.http.Audience;
import dev.faultline.collector.http.Links;
import dev.faultline.collector.http.ProblemException;
import dev.faultline.collector.http.Routes;
import dev.faultline.collector.model.Token;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.router.JavalinDefaultRoutingApi;
import io.javalin.security.RouteRole;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * In front of every route: lets through whom its {@link Audience} names, before anything is read.
 */
public final class Guard implements Routes {

  private static final String SCHEME = "bearer ";
  private static final String WHO = "faultline.who";

  private final Tokens tokens;
  private final Sessions sessions;
  private final FormTokens forms = new FormTokens();

  public Guard(Tokens tokens, Sessions sessions) {
    this.tokens = tokens;
    this.sessions = sessions;
  }

  @Override
  public void register(JavalinDefaultRoutingApi routes) {
    routes.beforeMatched(this::check);
  }

  private void check(Context context) {
    Set<RouteRole> roles = context.routeRoles();
    if (roles.size() != 1 || !(roles.iterator().next() instanceof Audience audience)) {
      throw ProblemException.of(403, "Forbidden", "this address is for nobody");
    }
    switch (audience) {
      case PUBLIC -> {}
      case INGEST -> checkSender(context);
      case API -> checkReader(context);
      case CHANGE -> checkChanger(context);
      case PAGE -> checkPage(context);
    }
  }

  private void checkSender(Context context) {
    Token token = token(context);
    if (token == null) {
      throw unauthorized(context);
    }
    if (!token.kind().sends()) {
      throw ProblemException.of(
          403, "Forbidden", "this token may not send: give the agent one that is made for agents");
    }
  }

  private void checkReader(Context context) {
    if (context.header("Authorization") == null && sessions.signedIn(context)) {
      return;
    }
    Token token = token(context);
    if (token == null) {
      throw unauthorized(context);
    }
    if (!token.kind().reads()) {
      throw ProblemException.of(
          403, "Forbidden", "this token may only send: use one that is made for the API");
    }
  }

  /** Who makes a change, for people; of a request for {@link Audience#CHANGE}. */
  public static String who(Context context) {
    String known = context.attribute(WHO);
    return known == null ? "somebody signed in" : known;
  }

  private void checkChanger(Context context) {
    if (context.header("Authorization") == null && sessions.signedIn(context)) {
      forms.check(context);
      if (!sessions.mayChange(context)) {
        throw mayNotChange();
      }
      return;
    }
    Token token = token(context);
    if (token == null) {
      throw unauthorized(context);
    }
    if (!token.kind().changes()) {
      throw mayNotChange();
    }
    context.attribute(WHO, "token " + token.name());
  }

  private static ProblemException mayNotChange() {
    return ProblemException.of(
        403, "Forbidden", "this token may change nothing: use one that is made for everything");
  }

  /** People are led to the door instead of being told that it is closed. */
  private void checkPage(Context context) {
    if (context.header("Authorization") != null || sessions.signedIn(context)) {
      checkReader(context);
      return;
    }
    String signIn = Links.SIGN_IN + "?next=" + encoded(pathAndQuery(context));
    if (context.header("HX-Request") != null) {
      context.header("HX-Redirect", Links.SIGN_IN).status(HttpStatus.UNAUTHORIZED);
    } else {
      context.redirect(signIn, HttpStatus.SEE_OTHER);
    }
    context.skipRemainingHandlers();
  }

  private @Nullable Token token(Context context) {
    String header = context.header("Authorization");
    if (header == null || !header.toLowerCase(Locale.ROOT).startsWith(SCHEME)) {
      return null;
    }
    return tokens.find(header.substring(SCHEME.length()).strip()).orElse(null);
  }

  private static ProblemException unauthorized(Context context) {
    context.header("WWW-Authenticate", "Bearer realm=\"faultline\"");
    return ProblemException.of(
        401,
        "Unauthorized",
        context.header("Authorization") == null
            ? "a token is needed: send the header Authorization: Bearer TOKEN"
            : "the token is unknown or revoked: use another one");
  }

  private static String pathAndQuery(Context context) {
    String query = context.queryString();
    return query == null ? context.path() : context.path() + "?" + query;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
