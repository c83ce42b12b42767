// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.demo.launch;

import dev.faultline.demo.traffic.Traffic;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What {@code ./demo} runs once everything is built: collector, shop under the agent, shoppers. The
 * two other JVMs end with this one: at the end, at Ctrl-C, at a failure.
 */
public final class Demo {
  private static final Duration FIRST_EVENT_LIMIT = Duration.ofSeconds(30);
  private static final Duration LAST_EVENTS_LIMIT = Duration.ofSeconds(5);
  private static final long PAUSE_MILLIS = 1000;
  private static final long SEED = 20261122;
  private static final int VISITS_PER_SECOND = 6;

  private final Options options;
  private final PrintStream out;
  private final Programs programs = new Programs();
  private volatile @Nullable Workplace workplace;
  private volatile @Nullable EventWatch watch;

  private Demo(Options options, PrintStream out) {
    this.options = options;
    this.out = out;
  }

  public static void main(String[] arguments) throws InterruptedException {
    try {
      System.exit(new Demo(Options.parse(arguments), System.out).run());
    } catch (DemoException e) {
      System.err.println("demo: " + e.getMessage());
      System.exit(1);
    }
  }

  private int run() throws InterruptedException {
    Runtime.getRuntime().addShutdownHook(new Thread(this::end, "demo-end"));
    try {
      return play();
    } catch (DemoException e) {
      if (programs.isClosed()) {
        Thread.currentThread().join(); // Ctrl-C: the hook is at work and has the last word
      }
      throw e;
    }
  }

  private int play() throws InterruptedException {
    int port = Ports.choose(options.port());
    Workplace place = Workplace.open(options, port);
    workplace = place;
    out.println("Starting the collector, and a shop under the agent ...");
    Stage stage = Stage.set(options, programs, place, port);
    printPlaces(stage, place);
    EventWatch events = new EventWatch(stage.api(), out);
    watch = events;
    try (Traffic traffic = Traffic.start(stage.shopAddress(), SEED, VISITS_PER_SECOND)) {
      long end = System.nanoTime() + options.duration().orElse(Duration.ofDays(3650)).toNanos();
      greet(stage, events, end);
      watchUntil(end, events);
      printTally(traffic);
    }
    return finish(stage, events, place);
  }

  private void printPlaces(Stage stage, Workplace place) {
    out.printf("  shop       %s%n", stage.shopAddress());
    out.printf("  logs       %s (of shop, collector and agent)%n", place.logs());
    String fate = place.temporary() ? "deleted at the end; --data DIR keeps it" : "kept";
    out.printf("  data       %s (%s)%n%n", place.data(), fate);
    out.println("Shoppers are coming. Most find what they want; waiting for the first error ...");
  }

  private void greet(Stage stage, EventWatch events, long end) throws InterruptedException {
    long limit = Math.min(FIRST_EVENT_LIMIT.toNanos(), end - System.nanoTime());
    Optional<RecordedEvent> first =
        Waiting.atMost(
            Duration.ofNanos(limit),
            () -> {
              programs.mustBeAlive();
              return events.look().stream().findFirst();
            });
    if (first.isEmpty()) {
      out.println("No error was recorded yet; the logs may say why.");
    }
    out.printf("%n  See what fails, and why:  %s%n%n", stage.link());
    out.println(
        "Events as they are recorded" + (options.duration().isEmpty() ? "; Ctrl-C ends:" : ":"));
  }

  private void watchUntil(long end, EventWatch events) throws InterruptedException {
    while (System.nanoTime() < end) {
      programs.mustBeAlive();
      events.announce();
      long rest = Math.max(0, (end - System.nanoTime()) / 1_000_000);
      Thread.sleep(Math.min(PAUSE_MILLIS, rest));
    }
  }

  private void printTally(Traffic traffic) {
    traffic.close();
    out.printf(
        "%nThe shop had %d requests, failed at %d and refused %d.%n%n",
        traffic.tally().requests(), traffic.tally().failed(), traffic.tally().refused());
  }

  /** Stops the shop first, so that its agent sends what it still has. */
  private int finish(Stage stage, EventWatch events, Workplace place) throws InterruptedException {
    programs.stop(stage.shop());
    Waiting.atMost(LAST_EVENTS_LIMIT, () -> events.look().stream().findFirst());
    List<RecordedEvent> recorded = events.seen();
    if (recorded.isEmpty()) {
      throw new DemoException(
          "No event arrived at the collector. The logs say why: %s".formatted(place.logs()));
    }
    printTable(recorded);
    watch = null;
    return 0;
  }

  private void printTable(List<RecordedEvent> recorded) {
    out.printf("%d events were recorded:%n%n%s", recorded.size(), EventTable.of(recorded));
  }

  /** In the JVM's shutdown hook: nothing that was started is left, whatever ended the demo. */
  private void end() {
    EventWatch unfinished = watch;
    if (unfinished != null && !unfinished.seen().isEmpty()) {
      out.println();
      printTable(unfinished.seen());
    }
    programs.close();
    Workplace place = workplace;
    if (place != null) {
      place.close();
    }
  }
}
