// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.demo.shop.web;

import dev.faultline.demo.shop.basket.Baskets;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.Map;

/** Putting things into baskets. */
final class BasketRoutes implements Routes {
  private final Baskets baskets;

  BasketRoutes(Baskets baskets) {
    this.baskets = baskets;
  }

  @Override
  public void register(RoutesConfig routes) {
    routes.post("/baskets", this::open);
    routes.get("/baskets/{id}", ctx -> ctx.json(baskets.summary(ctx.pathParam("id"))));
    routes.post("/baskets/{id}/lines", this::add);
    routes.post("/baskets/{id}/voucher", this::redeem);
    routes.post("/baskets/{id}/refresh", this::refresh);
  }

  private void open(Context ctx) {
    ctx.status(HttpStatus.CREATED).json(Map.of("id", baskets.open().id()));
  }

  private void add(Context ctx) {
    Addition addition = ctx.bodyAsClass(Addition.class);
    baskets.add(ctx.pathParam("id"), addition.sku(), addition.quantity());
    ctx.status(HttpStatus.NO_CONTENT);
  }

  private void redeem(Context ctx) {
    Redemption redemption = ctx.bodyAsClass(Redemption.class);
    ctx.json(Map.of("campaign", baskets.redeem(ctx.pathParam("id"), redemption.code()).campaign()));
  }

  private void refresh(Context ctx) {
    ctx.json(Map.of("removed", baskets.refresh(ctx.pathParam("id"))));
  }

  record Addition(String sku, int quantity) {}

  record Redemption(String code) {}
}
