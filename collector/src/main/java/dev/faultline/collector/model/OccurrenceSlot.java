// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.model;

import java.time.Duration;
import java.time.Instant;

/** Occurrences within one slot of time. Slots without any are left out. */
public record OccurrenceSlot(Instant from, long count) {

  /** All slots are of this width and start at multiples of it since 1970. */
  public static final Duration WIDTH = Duration.ofMinutes(5);
}
