// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.store;

import dev.faultline.collector.model.CodeLocation;
import dev.faultline.collector.model.EntryPoint;
import dev.faultline.collector.model.EventKind;
import dev.faultline.collector.model.LogTemplate;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * That an event was seen, with all that is kept if it is the first time.
 *
 * @param id of the event, derived from its identity
 * @param algorithm version of the rules that made the id
 * @param at now, by the collector's clock
 * @param message kept if the event has none yet; likewise the entry point
 */
public record EventSighting(
    String id,
    int algorithm,
    EventKind kind,
    List<String> types,
    @Nullable CodeLocation location,
    @Nullable LogTemplate template,
    @Nullable String name,
    @Nullable EntryPoint entryPoint,
    @Nullable String message,
    Instant first,
    Instant last,
    Instant at) {

  public EventSighting {
    types = List.copyOf(types);
  }
}
