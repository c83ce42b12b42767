// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.demo.traffic;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Random;

/**
 * Shoppers one after the other, at a steady rate, in a thread of its own. What they do depends on
 * the seed alone. A shop that does not answer is tried again by the next shopper.
 */
public final class Traffic implements AutoCloseable {
  private final Tally tally = new Tally();
  private final Shopper shopper;
  private final Itinerary itinerary;
  private final Duration pause;
  private final Thread thread = new Thread(this::run, "shoppers");

  private Traffic(URI shop, long seed, int visitsPerSecond) {
    Random random = new Random(seed);
    this.shopper = new Shopper(shop, random, tally);
    this.itinerary = new Itinerary(random);
    this.pause = Duration.ofSeconds(1).dividedBy(visitsPerSecond);
  }

  /** Lets the shoppers in. */
  public static Traffic start(URI shop, long seed, int visitsPerSecond) {
    Traffic traffic = new Traffic(shop, seed, visitsPerSecond);
    traffic.thread.setDaemon(true);
    traffic.thread.start();
    return traffic;
  }

  /** How it went so far. */
  public Tally tally() {
    return tally;
  }

  /** Lets no more shoppers in, and waits for the last one to leave. */
  @Override
  public void close() {
    thread.interrupt();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    while (!Thread.currentThread().isInterrupted()) {
      visit(itinerary.next());
      pause();
    }
  }

  private void visit(Visit visit) {
    try {
      visit.make(shopper);
    } catch (IOException e) {
      // counted by the shopper as a request without answer; the next one tries again
      return;
    }
  }

  private void pause() {
    try {
      Thread.sleep(pause.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
