// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.demo.shop.shipping;

import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Asks all carriers at once. */
public final class ShippingQuotes implements AutoCloseable {
  private static final long PATIENCE_MILLIS = 300;
  private static final int THREADS = 4;

  private final List<Carrier> carriers =
      List.of(new PostalCarrier(), new ExpressCarrier(), new FreightCarrier());
  private final AtomicInteger threads = new AtomicInteger();
  private final ExecutorService pool = Executors.newFixedThreadPool(THREADS, this::thread);

  /** Every carrier's quote, the cheapest first. */
  public List<Quote> quotes(Parcel parcel) {
    List<CompletableFuture<Quote>> answers =
        carriers.stream().map(carrier -> ask(carrier, parcel)).toList();
    return answers.stream()
        .map(CompletableFuture::join)
        .sorted(Comparator.comparing(Quote::price))
        .toList();
  }

  @Override
  public void close() {
    pool.shutdownNow();
  }

  private CompletableFuture<Quote> ask(Carrier carrier, Parcel parcel) {
    return CompletableFuture.supplyAsync(() -> carrier.quote(parcel), pool)
        .orTimeout(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
  }

  private Thread thread(Runnable task) {
    Thread thread = new Thread(task, "carrier-" + threads.incrementAndGet());
    thread.setDaemon(true);
    return thread;
  }
}
