// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.health;

import dev.faultline.collector.health.SlotHealth.Rate;
import dev.faultline.collector.model.Deployment;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a service did before and after a deployment was first seen: from the one before it, or from
 * where the period begins; until the one after it, or until now. The slot that it came in is after.
 */
public record ChangeImpact(Deployment deployment, Side before, Side after) {

  /**
   * Averages of the slots in which agents reported.
   *
   * @param score null where there is none; likewise {@code rate}
   */
  public record Side(@Nullable Integer score, @Nullable Rate rate) {}

  /** Of those that were first seen in the slots' time. */
  static List<ChangeImpact> of(List<SlotHealth> slots, List<Deployment> deployments, Instant now) {
    List<ChangeImpact> impacts = new ArrayList<>();
    Instant from = slots.get(0).from();
    for (int i = 0; i < deployments.size(); i++) {
      Instant at = deployments.get(i).firstSeen();
      if (at.isBefore(from) || at.isAfter(now)) {
        continue;
      }
      Instant begin = i == 0 ? from : slotOf(slots, deployments.get(i - 1).firstSeen(), from);
      Instant end = i + 1 == deployments.size() ? now : deployments.get(i + 1).firstSeen();
      Instant middle = slotOf(slots, at, from);
      boolean callsKnown =
          side(slots, begin, middle).calls > 0 && side(slots, middle, end).calls > 0;
      impacts.add(
          new ChangeImpact(
              deployments.get(i),
              side(slots, begin, middle).side(callsKnown),
              side(slots, middle, end).side(callsKnown)));
    }
    return impacts;
  }

  private static Instant slotOf(List<SlotHealth> slots, Instant at, Instant otherwise) {
    return slots.stream()
        .filter(slot -> !at.isBefore(slot.from()) && at.isBefore(slot.to()))
        .map(SlotHealth::from)
        .findFirst()
        .orElse(otherwise);
  }

  private static Sums side(List<SlotHealth> slots, Instant from, Instant to) {
    Sums sums = new Sums();
    for (SlotHealth slot : slots) {
      if (slot.score() != null && !slot.from().isBefore(from) && slot.from().isBefore(to)) {
        sums.slots++;
        sums.scores += Objects.requireNonNull(slot.score());
        sums.occurrences += slot.occurrences();
        sums.calls += slot.calls();
        sums.time = sums.time.plus(Duration.between(slot.from(), slot.to()));
      }
    }
    return sums;
  }

  private static final class Sums {
    private int slots;
    private int scores;
    private long occurrences;
    private long calls;
    private Duration time = Duration.ZERO;

    Side side(boolean perHundredCalls) {
      return slots == 0
          ? new Side(null, null)
          : new Side(
              Math.round((float) scores / slots),
              Rate.of(occurrences, calls, time, perHundredCalls));
    }
  }
}
