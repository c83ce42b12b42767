// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.demo.shop.web;

import dev.faultline.demo.shop.catalogue.CategoryTree;
import dev.faultline.demo.shop.catalogue.Product;
import dev.faultline.demo.shop.catalogue.ProductRepository;
import dev.faultline.demo.shop.catalogue.ProductSearch;
import dev.faultline.demo.shop.pricing.PriceCalculator;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;

/** Looking around in the shop. */
final class CatalogueRoutes implements Routes {
  private final ProductRepository products;
  private final ProductSearch search;
  private final CategoryTree categories;
  private final PriceCalculator prices;

  CatalogueRoutes(
      ProductRepository products,
      ProductSearch search,
      CategoryTree categories,
      PriceCalculator prices) {
    this.products = products;
    this.search = search;
    this.categories = categories;
    this.prices = prices;
  }

  @Override
  public void register(RoutesConfig routes) {
    routes.get("/products", this::search);
    routes.get("/products/{sku}", ctx -> ctx.json(products.get(ctx.pathParam("sku"))));
    routes.get("/products/{sku}/price", this::price);
    routes.get("/categories/{id}/path", this::path);
  }

  private void search(Context ctx) {
    ctx.json(search.find(ctx.queryParam("word"), ctx.queryParam("maximumPrice")));
  }

  private void price(Context ctx) {
    Product product = products.get(ctx.pathParam("sku"));
    int quantity = Parameters.number(ctx, "quantity", 1);
    String country = Parameters.text(ctx, "country", "DE");
    String currency = Parameters.text(ctx, "currency", "EUR");
    ctx.json(prices.price(product, quantity, country, currency));
  }

  private void path(Context ctx) {
    ctx.json(categories.path(Integer.parseInt(ctx.pathParam("id"))));
  }
}
