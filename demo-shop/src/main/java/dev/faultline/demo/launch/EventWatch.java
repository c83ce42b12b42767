// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.demo.launch;

import java.io.PrintStream;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Says which events are new. What was seen last can be read by any thread. */
final class EventWatch {
  private final CollectorApi api;
  private final PrintStream out;
  private final Set<String> announced = new HashSet<>();
  private volatile List<RecordedEvent> seen = List.of();

  EventWatch(CollectorApi api, PrintStream out) {
    this.api = api;
    this.out = out;
  }

  List<RecordedEvent> seen() {
    return seen;
  }

  /**
   * Asks the collector without telling anybody; what was seen before stands where it does not
   * answer.
   */
  List<RecordedEvent> look() throws InterruptedException {
    seen = api.events().orElse(seen);
    return seen;
  }

  /** Asks the collector, and prints a line for each event that was not there before. */
  void announce() throws InterruptedException {
    look().stream().filter(event -> announced.add(event.id())).forEach(this::print);
  }

  private void print(RecordedEvent event) {
    out.printf("  %-14s  %s at %s%n", event.kind(), event.type(), event.location());
  }
}
