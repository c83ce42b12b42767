// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.health;

import dev.faultline.collector.model.OccurrenceSlot;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The score of a slot with its account: 100 less the points of all charges, and never below 0.
 *
 * @param score null: no agent reported
 * @param occurrences of errors
 * @param calls of entry points; 0 also where applications don't tell
 * @param rate in the slot
 * @param baseline the rate that it is compared with; null where there is none yet
 */
public record SlotHealth(
    Instant from,
    Instant to,
    @Nullable Integer score,
    long occurrences,
    long calls,
    Rate rate,
    @Nullable Rate baseline,
    List<Charge> charges) {

  public Band band() {
    return Band.of(score);
  }

  /**
   * How often errors occur: for each 100 calls, or where calls are not known, in an hour.
   *
   * @param perHundredCalls which of both
   */
  public record Rate(double value, boolean perHundredCalls) {

    /** Of what was counted within a time. */
    static Rate of(long occurrences, long calls, Duration within, boolean perHundredCalls) {
      double of =
          perHundredCalls
              ? calls / 100.0
              : (double) Math.max(within.toMillis(), OccurrenceSlot.WIDTH.toMillis())
                  / Duration.ofHours(1).toMillis();
      return new Rate(of == 0 ? 0 : occurrences / of, perHundredCalls);
    }
  }
}
