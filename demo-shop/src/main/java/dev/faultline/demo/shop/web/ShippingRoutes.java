// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.demo.shop.web;

import dev.faultline.demo.shop.catalogue.Product;
import dev.faultline.demo.shop.catalogue.ProductRepository;
import dev.faultline.demo.shop.shipping.LabelPrinter;
import dev.faultline.demo.shop.shipping.Parcel;
import dev.faultline.demo.shop.shipping.ParcelPlanner;
import dev.faultline.demo.shop.shipping.ShipmentEvent;
import dev.faultline.demo.shop.shipping.ShippingQuotes;
import dev.faultline.demo.shop.shipping.Tracking;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Map;

/** What sending costs, and what the carriers report. */
final class ShippingRoutes implements Routes {
  private final ProductRepository products;
  private final ParcelPlanner parcels;
  private final ShippingQuotes quotes;
  private final Tracking tracking;
  private final LabelPrinter printer = new LabelPrinter();

  ShippingRoutes(
      ProductRepository products, ParcelPlanner parcels, ShippingQuotes quotes, Tracking tracking) {
    this.products = products;
    this.parcels = parcels;
    this.quotes = quotes;
    this.tracking = tracking;
  }

  @Override
  public void register(RoutesConfig routes) {
    routes.get("/products/{sku}/shipping", this::quotes);
    routes.post("/shipments/events", this::report);
    routes.post("/shipments/labels", this::labels);
    routes.get("/shipments/pickup", this::pickup);
  }

  private void quotes(Context ctx) {
    Product product = products.get(ctx.pathParam("sku"));
    int quantity = Parameters.number(ctx, "quantity", 1);
    String postcode = Parameters.text(ctx, "postcode", "10115");
    String country = Parameters.text(ctx, "country", "DE");
    Parcel parcel = parcels.parcel(product, quantity, postcode, country);
    ctx.json(quotes.quotes(parcel));
  }

  /** The carrier takes no calls; whoever asks is told to come back. */
  private void pickup(Context ctx) {
    ctx.status(503).header("Retry-After", "3600").json(Map.of("pickup", "not today"));
  }

  private void labels(Context ctx) {
    String order = Parameters.text(ctx, "order", "o-1004");
    int parcels = Parameters.number(ctx, "parcels", 1);
    ctx.json(Map.of("order", order, "labels", printer.print(order, parcels)));
  }

  private void report(Context ctx) {
    ShipmentEvent event = ctx.bodyAsClass(ShipmentEvent.class);
    ctx.json(Map.of("order", event.order(), "status", tracking.report(event)));
  }
}
