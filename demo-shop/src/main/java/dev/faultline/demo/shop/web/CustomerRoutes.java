// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.demo.shop.web;

import dev.faultline.demo.shop.customer.Preferences;
import dev.faultline.demo.shop.customer.Session;
import dev.faultline.demo.shop.customer.Sessions;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.Map;
import java.util.Optional;

/** Signing in, and what only those who are signed in see. */
final class CustomerRoutes implements Routes {
  private final Sessions sessions;

  CustomerRoutes(Sessions sessions) {
    this.sessions = sessions;
  }

  @Override
  public void register(RoutesConfig routes) {
    routes.post("/sessions", this::signIn);
    routes.get("/me/preferences", this::preferences);
  }

  private void signIn(Context ctx) {
    Credentials credentials = ctx.bodyAsClass(Credentials.class);
    Optional<Session> session = sessions.signIn(credentials.email(), credentials.password());
    if (session.isPresent()) {
      ctx.status(HttpStatus.CREATED).json(session.get());
    } else {
      Problems.answer(ctx, HttpStatus.UNAUTHORIZED, "Address or password are wrong");
    }
  }

  private void preferences(Context ctx) {
    SignedIn.customer(ctx, sessions)
        .map(customer -> Preferences.parse(customer.getPreferences()))
        .ifPresentOrElse(
            preferences ->
                ctx.json(
                    Map.of(
                        "newsletter", preferences.newsletter(),
                        "zone", preferences.zone().getId())),
            () -> SignedIn.refuse(ctx));
  }

  record Credentials(String email, String password) {}
}
