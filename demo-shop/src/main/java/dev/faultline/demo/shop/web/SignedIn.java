// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.demo.shop.web;

import dev.faultline.api.Faultline;
import dev.faultline.demo.shop.customer.Customer;
import dev.faultline.demo.shop.customer.Sessions;
import io.javalin.http.Context;
import io.javalin.http.Header;
import io.javalin.http.HttpStatus;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who sends a request, by its bearer token. */
final class SignedIn {
  private static final String SCHEME = "Bearer ";

  private SignedIn() {}

  static Optional<Customer> customer(Context ctx, Sessions sessions) {
    @Nullable String authorization = ctx.header(Header.AUTHORIZATION);
    if (authorization == null || !authorization.startsWith(SCHEME)) {
      return Optional.empty();
    }
    Optional<Customer> customer = sessions.customer(authorization.substring(SCHEME.length()));
    customer.ifPresent(known -> Faultline.context("customer", known.getId()));
    return customer;
  }

  static void refuse(Context ctx) {
    Problems.answer(ctx, HttpStatus.UNAUTHORIZED, "Please sign in first: POST /sessions");
  }
}
