// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.health;

import dev.faultline.collector.health.Charge.Reason;
import dev.faultline.collector.health.SlotHealth.Rate;
import dev.faultline.collector.model.EventKind;
import dev.faultline.collector.model.HealthFacts;
import dev.faultline.collector.model.HealthFacts.Activity;
import dev.faultline.collector.model.HealthFacts.Change;
import dev.faultline.collector.model.HealthPeriod;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The formula of docs/health-score.md. The same facts make the same scores. */
public final class HealthScores {

  /** How long an event costs points for being new. */
  private static final Duration NEW_FOR = Duration.ofHours(24);

  private static final int FEWEST_OCCURRENCES = 5;
  private static final double LOWEST_PER_HUNDRED = 0.1;
  private static final double LOWEST_PER_HOUR = 1;
  private static final int POINTS_FOR_EACH_DOUBLING = 10;
  private static final int POINTS_FOR_RESURFACED = 10;
  private static final int POINTS_FOR_SLOW = 3;

  private final HealthFacts facts;
  private final HealthPeriod period;
  private final Instant now;
  private final Set<Instant> reported = new HashSet<>();
  private final Map<Instant, List<Activity>> events = new HashMap<>();

  private HealthScores(HealthFacts facts, HealthPeriod period, Instant now) {
    this.facts = facts;
    this.period = period;
    this.now = now;
    reported.addAll(facts.occurrences().keySet());
    reported.addAll(facts.calls().keySet());
    for (Activity event : facts.events()) {
      for (Instant slot : event.slots()) {
        events.computeIfAbsent(slot, start -> new ArrayList<>()).add(event);
        reported.add(slot);
      }
    }
  }

  /** Of all slots of the period, oldest first; the last is the one that {@code now} is in. */
  public static List<SlotHealth> of(HealthFacts facts, HealthPeriod period, Instant now) {
    HealthScores scores = new HealthScores(facts, period, now);
    Instant start = period.end(now).minus(period.slot().multipliedBy(HealthPeriod.SLOTS));
    List<SlotHealth> slots = new ArrayList<>();
    for (int i = 0; i < HealthPeriod.SLOTS; i++) {
      slots.add(scores.slot(start.plus(period.slot().multipliedBy(i))));
    }
    return slots;
  }

  /**
   * The slot that tells how things are: the worse of the one in progress, which may just have
   * begun, and the one before.
   */
  public static SlotHealth current(List<SlotHealth> slots) {
    SlotHealth last = slots.get(slots.size() - 1);
    SlotHealth before = slots.get(slots.size() - 2);
    Integer score = last.score();
    Integer earlier = before.score();
    return score != null && (earlier == null || score <= earlier)
        ? last
        : earlier == null ? last : before;
  }

  private SlotHealth slot(Instant from) {
    Instant to = from.plus(period.slot());
    long occurrences = facts.occurrences().getOrDefault(from, 0L);
    long calls = facts.calls().getOrDefault(from, 0L);
    Totals before = before(from);
    boolean perHundred = calls > 0 && (before == null || before.calls() > 0);
    Duration elapsed = Duration.between(from, to.isBefore(now) ? to : now);
    Rate rate = Rate.of(occurrences, calls, elapsed, perHundred);
    Rate baseline =
        before == null
            ? null
            : Rate.of(before.occurrences(), before.calls(), before.time(), perHundred);
    if (!hasReport(from, to)) {
      return new SlotHealth(from, to, null, 0, 0, rate, baseline, List.of());
    }
    List<Charge> charges = charges(from, to, occurrences, rate, baseline);
    int points = charges.stream().mapToInt(Charge::points).sum();
    return new SlotHealth(
        from, to, Math.max(0, 100 - points), occurrences, calls, rate, baseline, charges);
  }

  private boolean hasReport(Instant from, Instant to) {
    return reported.contains(from)
        || facts.reporting().stream()
            .anyMatch(span -> span.from().isBefore(to) && !span.to().isBefore(from));
  }

  private record Totals(long occurrences, long calls, Duration time) {}

  /** Sums of the slots before that agents reported in; null if there is none. */
  private @Nullable Totals before(Instant from) {
    long occurrences = 0;
    long calls = 0;
    int slots = 0;
    for (int i = 1; i <= period.baselineSlots(); i++) {
      Instant slot = from.minus(period.slot().multipliedBy(i));
      if (hasReport(slot, slot.plus(period.slot()))) {
        occurrences += facts.occurrences().getOrDefault(slot, 0L);
        calls += facts.calls().getOrDefault(slot, 0L);
        slots++;
      }
    }
    return slots == 0 ? null : new Totals(occurrences, calls, period.slot().multipliedBy(slots));
  }

  private List<Charge> charges(
      Instant from, Instant to, long occurrences, Rate rate, @Nullable Rate baseline) {
    Account account = new Account();
    for (Activity event : events.getOrDefault(from, List.of())) {
      if (isResurfaced(event, to)) {
        account.add(Reason.RESURFACED, POINTS_FOR_RESURFACED, event.id());
      } else if (event.kind() == EventKind.SLOW) {
        account.add(Reason.SLOW, POINTS_FOR_SLOW, event.id());
      } else if (event.firstSeen().isAfter(from.minus(NEW_FOR))) {
        account.add(Reason.NEW, pointsForNew(event.kind()), event.id());
      }
    }
    if (baseline != null && occurrences >= FEWEST_OCCURRENCES) {
      account.add(Reason.ERROR_RATE, pointsForRate(rate, baseline), null);
    }
    return account.charges;
  }

  private static boolean isResurfaced(Activity event, Instant at) {
    boolean resurfaced = false;
    for (Change change : event.changes()) {
      if (change.at().isBefore(at)) {
        resurfaced = change.resurfaced();
      }
    }
    return resurfaced;
  }

  private static int pointsForNew(EventKind kind) {
    return switch (kind) {
      case UNCAUGHT -> 10;
      case LOGGED_WARNING -> 2;
      default -> 6;
    };
  }

  private static int pointsForRate(Rate rate, Rate baseline) {
    double usual =
        Math.max(baseline.value(), rate.perHundredCalls() ? LOWEST_PER_HUNDRED : LOWEST_PER_HOUR);
    double doublings = Math.log(rate.value() / usual) / Math.log(2);
    return doublings < 1 ? 0 : (int) Math.floor(POINTS_FOR_EACH_DOUBLING * doublings + 1e-9);
  }

  /** Holds each reason to its bound: a charge that would pass it costs what is left. */
  private static final class Account {
    private final List<Charge> charges = new ArrayList<>();
    private final Map<Reason, Integer> points = new EnumMap<>(Reason.class);

    void add(Reason reason, int wanted, @Nullable String event) {
      int sofar = points.getOrDefault(reason, 0);
      int charged = Math.min(wanted, reason.most() - sofar);
      if (charged > 0) {
        points.put(reason, sofar + charged);
        charges.add(new Charge(reason, charged, event));
      }
    }
  }
}
