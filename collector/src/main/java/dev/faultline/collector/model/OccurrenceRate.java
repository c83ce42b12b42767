// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.model;

import java.time.Duration;

/**
 * How often an event occurred for each call of its entry point, within {@link #WITHIN}. An event
 * that is reached from several entry points has the rate of the one that it was first seen in; it
 * is then too high, and can be above 100.
 *
 * @param entryPoint its name
 * @param occurrences of the event, whatever their entry point
 * @param invocations of the entry point; at least 1
 */
public record OccurrenceRate(String entryPoint, long occurrences, long invocations) {

  /** The last of these. */
  public static final Duration WITHIN = Duration.ofHours(24);

  /** Occurrences for each 100 invocations. */
  public double perHundred() {
    return 100.0 * occurrences / invocations;
  }
}
