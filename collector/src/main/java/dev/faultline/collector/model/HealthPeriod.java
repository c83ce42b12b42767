// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.model;

import java.time.Duration;
import java.time.Instant;

/** How far back health is looked at, in {@link #SLOTS} equal slots. */
public enum HealthPeriod {
  HOURS_4("4h", "4 hours", Duration.ofMinutes(5)),
  HOURS_24("24h", "24 hours", Duration.ofMinutes(30)),
  DAYS_3("3d", "3 days", Duration.ofMinutes(90)),
  DAYS_7("7d", "7 days", Duration.ofMinutes(210)),
  DAYS_30("30d", "30 days", Duration.ofHours(15));

  public static final int SLOTS = 48;

  private static final Duration BASELINE = Duration.ofHours(24);

  private final String code;
  private final String words;
  private final Duration slot;

  HealthPeriod(String code, String words, Duration slot) {
    this.code = code;
    this.words = words;
    this.slot = slot;
  }

  /** As addresses have it. */
  public String code() {
    return code;
  }

  /** As people say it. */
  public String words() {
    return words;
  }

  /**
   * Width of a slot: a multiple of {@link OccurrenceSlot#WIDTH}. Slots start at multiples of it.
   */
  public Duration slot() {
    return slot;
  }

  /** How many slots before a slot it is compared with: those that make up a day, at least. */
  public int baselineSlots() {
    return Math.toIntExact((BASELINE.toMillis() + slot.toMillis() - 1) / slot.toMillis());
  }

  /** End of the slot that {@code now} is in, and so of the period. */
  public Instant end(Instant now) {
    return Instant.ofEpochMilli(start(now.toEpochMilli()) + slot.toMillis());
  }

  /** Start of the slot that a time is in. */
  public long start(long at) {
    return Math.floorDiv(at, slot.toMillis()) * slot.toMillis();
  }
}
