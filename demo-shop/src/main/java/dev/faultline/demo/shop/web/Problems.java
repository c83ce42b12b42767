// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.demo.shop.web;

import dev.faultline.demo.shop.database.NotFoundException;
import dev.faultline.demo.shop.order.OrderException;
import dev.faultline.demo.shop.payment.PaymentDeclinedException;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a shopper hears when something goes wrong. What is not known here is left to Javalin. */
final class Problems implements Routes {
  private static final Logger log = LoggerFactory.getLogger(Problems.class);

  @Override
  public void register(RoutesConfig routes) {
    routes.exception(
        NotFoundException.class,
        (e, ctx) -> answer(ctx, HttpStatus.NOT_FOUND, String.valueOf(e.getMessage())));
    routes.exception(OrderException.class, Problems::orderRefused);
  }

  static void answer(Context ctx, HttpStatus status, String title) {
    ctx.status(status).json(Map.of("status", status.getCode(), "title", title));
  }

  private static void orderRefused(OrderException e, Context ctx) {
    log.error("{} {} was refused", ctx.method(), ctx.path(), e);
    if (e.getCause() instanceof PaymentDeclinedException declined) {
      answer(ctx, HttpStatus.PAYMENT_REQUIRED, "The payment was declined: " + declined.reason());
    } else {
      answer(ctx, HttpStatus.INTERNAL_SERVER_ERROR, "The order was not accepted");
    }
  }
}
