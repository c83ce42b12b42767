// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.model;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What health scores are made of. Slots are those of a {@link HealthPeriod}, by their starts.
 *
 * @param occurrences of errors: neither hidden nor {@code CAUGHT}, {@code SLOW}, {@code
 *     LOGGED_WARNING}
 * @param calls of entry points
 * @param reporting times within which agents reported
 * @param events that may cost points
 */
public record HealthFacts(
    Map<Instant, Long> occurrences,
    Map<Instant, Long> calls,
    List<Span> reporting,
    List<Activity> events) {

  /** From the first to the last contact of an agent. */
  public record Span(Instant from, Instant to) {}

  /**
   * An event that is new, slow or was resurfaced at some time.
   *
   * @param changes of its state, oldest first
   * @param slots in which it occurred
   */
  public record Activity(
      String id, EventKind kind, Instant firstSeen, List<Change> changes, List<Instant> slots) {}

  /** From a time on it was resurfaced, or was so no longer. */
  public record Change(Instant at, boolean resurfaced) {}
}
