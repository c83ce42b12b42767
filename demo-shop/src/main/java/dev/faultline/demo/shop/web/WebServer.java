// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.demo.shop.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.faultline.demo.shop.shipping.ParcelPlanner;
import dev.faultline.demo.shop.shipping.Tracking;
import dev.faultline.demo.shop.stock.FeedParser;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.json.JavalinJackson;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.MDC;

/** The shop's door: HTTP on the loopback interface. */
public final class WebServer implements AutoCloseable {
  private final AtomicLong requests = new AtomicLong();
  private final Javalin javalin;

  public WebServer(Services services) {
    List<Routes> groups = groups(services);
    this.javalin = Javalin.create(config -> configure(config, groups));
  }

  /** Opens the door and says at which port; port 0 takes any that is free. */
  public int open(int port) {
    return javalin.start("127.0.0.1", port).port();
  }

  @Override
  public void close() {
    javalin.stop();
  }

  private static List<Routes> groups(Services services) {
    return List.of(
        new Problems(),
        new CatalogueRoutes(
            services.products(), services.search(), services.categories(), services.prices()),
        new BasketRoutes(services.baskets()),
        new CustomerRoutes(services.sessions()),
        new OrderRoutes(services.orders(), services.sessions()),
        new ShippingRoutes(
            services.products(), new ParcelPlanner(), services.quotes(), new Tracking()),
        new StockRoutes(new FeedParser(), services.stock()),
        new ReportRoutes(services.reports(), services.archive()));
  }

  private void configure(JavalinConfig config, List<Routes> groups) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.jsonMapper(new JavalinJackson(json(), false));
    tagLogs(config.routes);
    groups.forEach(group -> group.register(config.routes));
  }

  private void tagLogs(RoutesConfig routes) {
    routes.before(ctx -> MDC.put("request", "r-" + requests.incrementAndGet()));
    routes.after(ctx -> MDC.remove("request"));
  }

  private static ObjectMapper json() {
    return new ObjectMapper()
        .registerModule(new JavaTimeModule())
        .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);
  }
}
