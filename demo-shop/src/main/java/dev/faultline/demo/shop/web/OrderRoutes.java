// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.demo.shop.web;

import dev.faultline.demo.shop.customer.Customer;
import dev.faultline.demo.shop.customer.Sessions;
import dev.faultline.demo.shop.order.Order;
import dev.faultline.demo.shop.order.OrderRequest;
import dev.faultline.demo.shop.order.OrderService;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.Optional;

/** Ordering, for those who are signed in. */
final class OrderRoutes implements Routes {
  private final OrderService orders;
  private final Sessions sessions;

  OrderRoutes(OrderService orders, Sessions sessions) {
    this.orders = orders;
    this.sessions = sessions;
  }

  @Override
  public void register(RoutesConfig routes) {
    routes.post("/orders", this::place);
    routes.get("/orders", this::list);
  }

  private void place(Context ctx) {
    Optional<Customer> customer = SignedIn.customer(ctx, sessions);
    if (customer.isEmpty()) {
      SignedIn.refuse(ctx);
      return;
    }
    OrderRequest request = ctx.bodyAsClass(OrderRequest.class);
    Order order = orders.place(customer.get(), request);
    ctx.status(HttpStatus.CREATED).json(order);
  }

  private void list(Context ctx) {
    SignedIn.customer(ctx, sessions)
        .map(orders::ofCustomer)
        .ifPresentOrElse(ctx::json, () -> SignedIn.refuse(ctx));
  }
}
