// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.demo.shop.web;

import dev.faultline.demo.shop.stock.FeedLine;
import dev.faultline.demo.shop.stock.FeedParser;
import dev.faultline.demo.shop.stock.StockRepository;
import dev.faultline.demo.shop.stock.StockSync;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.List;
import java.util.Map;

/** Asking for stock, and the suppliers' door. */
final class StockRoutes implements Routes {
  private final FeedParser parser;
  private final StockRepository stock;

  StockRoutes(FeedParser parser, StockRepository stock) {
    this.parser = parser;
    this.stock = stock;
  }

  @Override
  public void register(RoutesConfig routes) {
    routes.get("/products/{sku}/stock", this::available);
    routes.post("/suppliers/{supplier}/feed", this::feed);
  }

  private void available(Context ctx) {
    String sku = ctx.pathParam("sku");
    ctx.json(Map.of("sku", sku, "available", stock.available(sku)));
  }

  private void feed(Context ctx) {
    String supplier = ctx.pathParam("supplier");
    List<FeedLine> lines = parser.parse(ctx.body());
    new StockSync(supplier, lines, stock).start();
    ctx.status(HttpStatus.ACCEPTED).json(Map.of("lines", lines.size()));
  }
}
