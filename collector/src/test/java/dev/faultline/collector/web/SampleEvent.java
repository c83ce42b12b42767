// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.web;

import dev.faultline.collector.model.CodeLocation;
import dev.faultline.collector.model.Event;
import dev.faultline.collector.model.EventKind;
import dev.faultline.collector.model.EventState;
import dev.faultline.collector.model.LogTemplate;
import dev.faultline.collector.model.MonitoredService;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An event of which only what a test cares about is known. */
public final class SampleEvent {

  public static Event of(EventKind kind, @Nullable String name) {
    return of(kind, List.of(), null, null, name);
  }

  public static Event of(
      EventKind kind,
      List<String> types,
      @Nullable CodeLocation location,
      @Nullable LogTemplate template,
      @Nullable String name) {
    return new Event(
        "e",
        new MonitoredService("shop", "production"),
        kind,
        types,
        "it failed",
        location,
        null,
        template,
        name,
        EventState.NEW,
        Instant.EPOCH,
        Instant.EPOCH,
        1,
        null,
        null,
        0);
  }

  private SampleEvent() {}
}
