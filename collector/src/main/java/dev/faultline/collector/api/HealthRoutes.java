// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.api;

import dev.faultline.collector.http.Audience;
import dev.faultline.collector.http.ProblemException;
import dev.faultline.collector.http.Routes;
import dev.faultline.collector.store.Store;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** For those who run the collector: is it alive, does it work, how much does it do. */
public final class HealthRoutes implements Routes {

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Store store;
  private final PrometheusMeterRegistry meters;

  public HealthRoutes(Store store, PrometheusMeterRegistry meters) {
    this.store = store;
    this.meters = meters;
  }

  @Override
  public void register(JavalinDefaultRoutingApi routes) {
    routes.get("/health/live", HealthRoutes::live, Audience.PUBLIC);
    routes.get("/health/ready", this::ready, Audience.PUBLIC);
    routes.get("/metrics", this::metrics, Audience.API);
  }

  private static void live(Context context) {
    Answers.write(context, Map.of("status", "live"));
  }

  /** Whether a commit and a read come through. */
  private void ready(Context context) {
    try {
      var unused =
          store.writer().write(0, changes -> true).get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      store.sessions().valid(new byte[0], Instant.EPOCH);
      Answers.write(context, Map.of("status", "ready"));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw notReady();
    } catch (ExecutionException | TimeoutException e) {
      throw notReady();
    }
  }

  private static ProblemException notReady() {
    return ProblemException.busy(
        "the store does not answer; the collector's log says why", PATIENCE);
  }

  private void metrics(Context context) {
    context.contentType("text/plain; version=0.0.4; charset=utf-8").result(meters.scrape());
  }
}
