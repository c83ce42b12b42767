// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.benchmarks.load;

import dev.faultline.benchmarks.programs.Histogram;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** How long the list of events takes where there are many. */
final class EventLists {

  private static final int PER_BATCH = 2_000;
  private static final int ASKED = 100;

  private final CollectorProcess collector;

  EventLists(CollectorProcess collector) {
    this.collector = collector;
  }

  /** Each event occurs a hundred times. */
  void fill(int events) throws IOException, InterruptedException {
    Sender sender = new Sender(collector.port());
    String agent = UUID.randomUUID().toString();
    for (int first = 0; first < events; first += PER_BATCH) {
      SimulatedBatch.Builder batch = new SimulatedBatch.Builder();
      for (int event = first; event < Math.min(events, first + PER_BATCH); event++) {
        batch.count(event, 100);
      }
      SimulatedBatch made = batch.build(agent);
      while (!sender.send(made)) {
        Thread.sleep(100);
      }
    }
  }

  /** A line for each list: the page as people see it, and the API's with its orders and filters. */
  String measure() throws IOException, InterruptedException {
    String scope =
        "service=" + SimulatedBatch.SERVICE + "&environment=" + SimulatedBatch.ENVIRONMENT;
    StringBuilder lines = new StringBuilder();
    for (String path :
        List.of(
            "/events?" + scope,
            "/api/v1/events?" + scope,
            "/api/v1/events?" + scope + "&sort=count",
            "/api/v1/events?" + scope + "&sort=firstSeen",
            "/api/v1/events?" + scope + "&text=Service4711",
            "/api/v1/events?" + scope + "&state=NEW&kind=UNCAUGHT")) {
      lines.append(line(path)).append('\n');
    }
    return lines.toString();
  }

  private String line(String path) throws IOException, InterruptedException {
    for (int i = 0; i < ASKED / 5; i++) {
      collector.get(path);
    }
    Histogram times = new Histogram();
    int bytes = 0;
    for (int i = 0; i < ASKED; i++) {
      long before = System.nanoTime();
      bytes = collector.get(path).length();
      times.record(System.nanoTime() - before);
    }
    return String.format(
        Locale.ROOT,
        "%s: p50 %.1f ms, p95 %.1f ms, %,d characters",
        path,
        times.quantile(0.5) / 1e6,
        times.quantile(0.95) / 1e6,
        bytes);
  }
}
