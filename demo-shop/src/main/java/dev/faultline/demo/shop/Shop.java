// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.demo.shop;

import dev.faultline.demo.shop.basket.Baskets;
import dev.faultline.demo.shop.catalogue.CategoryTree;
import dev.faultline.demo.shop.catalogue.ProductRepository;
import dev.faultline.demo.shop.catalogue.ProductSearch;
import dev.faultline.demo.shop.customer.CustomerRepository;
import dev.faultline.demo.shop.customer.Sessions;
import dev.faultline.demo.shop.database.Database;
import dev.faultline.demo.shop.order.ConfirmationMail;
import dev.faultline.demo.shop.order.OrderRepository;
import dev.faultline.demo.shop.order.OrderService;
import dev.faultline.demo.shop.payment.PaymentGateway;
import dev.faultline.demo.shop.pricing.ExchangeRates;
import dev.faultline.demo.shop.pricing.PriceCalculator;
import dev.faultline.demo.shop.pricing.TaxTable;
import dev.faultline.demo.shop.report.ReportArchive;
import dev.faultline.demo.shop.report.SalesReports;
import dev.faultline.demo.shop.shipping.ShippingQuotes;
import dev.faultline.demo.shop.stock.StockRepository;
import dev.faultline.demo.shop.web.Services;
import dev.faultline.demo.shop.web.WebServer;
import java.net.URI;
import java.time.Clock;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A small shop as a user of Faultline would have one: it knows nothing of the agent, works for most
 * requests, and fails for some of them as real code does. {@code demo-shop/README.md} lists how.
 */
public final class Shop implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Shop.class);
  private static final Map<String, String> RATES =
      Map.of("EUR", "1", "SEK", "11.2755", "CHF", "n/a");

  private final Database database;
  private final ShippingQuotes quotes;
  private final WebServer server;
  private final URI address;

  private Shop(Database database, ShippingQuotes quotes, WebServer server, int port) {
    this.database = database;
    this.quotes = quotes;
    this.server = server;
    this.address = URI.create("http://127.0.0.1:" + port);
  }

  public static void main(String[] arguments) {
    Shop shop = open(ShopSettings.from(System.getenv()));
    Runtime.getRuntime().addShutdownHook(new Thread(shop::close, "shop-close"));
  }

  /** Opens the shop; returns when it serves. */
  public static Shop open(ShopSettings settings) {
    Database database = Database.open(settings.database());
    ShippingQuotes quotes = new ShippingQuotes();
    WebServer server = new WebServer(services(settings, database, quotes));
    Shop shop = new Shop(database, quotes, server, server.open(settings.port()));
    log.info("The shop is open at {}", shop.address());
    return shop;
  }

  /** Where the shop is: {@code http://127.0.0.1:8080}. */
  public URI address() {
    return address;
  }

  @Override
  public void close() {
    server.close();
    quotes.close();
    database.close();
  }

  private static Services services(
      ShopSettings settings, Database database, ShippingQuotes quotes) {
    Clock clock = Clock.systemUTC();
    ProductRepository products = new ProductRepository(database);
    CategoryTree categories = new CategoryTree(database);
    Baskets baskets = new Baskets(products, clock);
    StockRepository stock = new StockRepository(database);
    OrderService orders =
        new OrderService(
            baskets,
            new PaymentGateway(settings.gateway(), clock),
            new OrderRepository(database),
            stock,
            new ConfirmationMail(),
            clock);
    return new Services(
        products,
        new ProductSearch(products, clock),
        categories,
        new PriceCalculator(new TaxTable(), new ExchangeRates(RATES)),
        baskets,
        new Sessions(new CustomerRepository(database), clock),
        orders,
        quotes,
        stock,
        new SalesReports(database, products, categories),
        new ReportArchive(settings.archiveUrl()));
  }
}
