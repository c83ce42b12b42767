// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.web.health;

import dev.faultline.collector.health.ChangeImpact;
import dev.faultline.collector.health.Charge;
import dev.faultline.collector.health.ServiceHealth;
import dev.faultline.collector.health.SlotHealth;
import dev.faultline.collector.http.Links;
import dev.faultline.collector.model.Event;
import dev.faultline.collector.model.HealthPeriod;
import dev.faultline.collector.web.text.Amounts;
import dev.faultline.collector.web.text.Kinds;
import dev.faultline.collector.web.text.Moment;
import dev.faultline.collector.web.text.Visible;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The health of a monitored service.
 *
 * @param base address of the page without a window
 * @param window in words; null where it is the whole period
 * @param account of the slot that was chosen, else of the one that the score now is of
 * @param list address of the event list of the window
 */
public record HealthPage(
    String service,
    String environment,
    Score score,
    List<Period> periods,
    String summary,
    List<Slot> slots,
    String begin,
    String end,
    String base,
    @Nullable String window,
    @Nullable String earlier,
    @Nullable String later,
    Account account,
    List<Impact> impacts,
    String address,
    String list) {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("MMM d, HH:mm", Locale.ENGLISH).withZone(ZoneOffset.UTC);

  /** A period to choose. */
  public record Period(String name, String address, boolean chosen) {}

  /**
   * A slot of the timeline.
   *
   * @param deployments that were first seen in it; null for none
   */
  public record Slot(
      String from,
      String to,
      String time,
      String address,
      Bar bar,
      Score score,
      String errors,
      String rate,
      @Nullable String deployments,
      boolean chosen) {}

  /** How a score came about; {@code nothing}: why there is no line. */
  public record Account(String title, Score score, List<Line> lines, @Nullable String nothing) {}

  /** Points, and for what; {@code address} of the event that is meant. */
  public record Line(int points, String reason, @Nullable String what, @Nullable String address) {}

  /** A deployment, and how it was before and after it. */
  public record Impact(
      String deployment,
      Moment first,
      Score before,
      Score after,
      String rateBefore,
      String rateAfter,
      String address) {}

  /** Makes the page; {@code events} finds what charges are for. */
  public static HealthPage of(
      ServiceHealth health, Window window, Function<String, Optional<Event>> events, Instant now) {
    Score score = Score.of(health.current().score());
    return new HealthPage(
        Visible.line(window.service().service()),
        Visible.line(window.service().environment()),
        score,
        periods(window),
        summary(health),
        health.slots().stream().map(slot -> slot(slot, health.impacts(), window)).toList(),
        TIME.format(window.begin()),
        TIME.format(window.end()),
        Window.address(window.service(), window.period()),
        window.isWhole()
            ? null
            : TIME.format(window.from()) + " to " + TIME.format(window.to()) + " UTC",
        window.earlier(),
        window.later(),
        account(health, window, events),
        impacts(health, window, now),
        window.address(),
        Links.events(window.service()) + "&from=" + window.from() + "&to=" + window.to());
  }

  private static List<Period> periods(Window window) {
    return Arrays.stream(HealthPeriod.values())
        .map(
            period ->
                new Period(
                    period.words(),
                    Window.address(window.service(), period),
                    period == window.period()))
        .toList();
  }

  private static String summary(ServiceHealth health) {
    int[] scores =
        health.slots().stream()
            .filter(slot -> slot.score() != null)
            .mapToInt(slot -> Optional.ofNullable(slot.score()).orElse(0))
            .toArray();
    return "Health score in the last "
        + health.period().words()
        + (scores.length == 0
            ? ": no agent reported"
            : ": lowest "
                + Arrays.stream(scores).min().orElse(0)
                + ", now "
                + health.current().score());
  }

  private static Slot slot(SlotHealth slot, List<ChangeImpact> impacts, Window window) {
    List<String> deployments =
        impacts.stream()
            .map(ChangeImpact::deployment)
            .filter(
                deployment ->
                    !deployment.firstSeen().isBefore(slot.from())
                        && deployment.firstSeen().isBefore(slot.to()))
            .map(deployment -> Visible.line(deployment.name()))
            .toList();
    return new Slot(
        slot.from().toString(),
        slot.to().toString(),
        TIME.format(slot.from()),
        window.address(slot.from(), slot.to()),
        Bar.of(slot.score()),
        Score.of(slot.score()),
        Amounts.count(slot.occurrences()),
        slot.score() == null ? "" : rate(slot.rate()),
        deployments.isEmpty() ? null : String.join(", ", deployments),
        !window.isWhole() && window.contains(slot.from()));
  }

  private static String rate(SlotHealth.@Nullable Rate rate) {
    if (rate == null) {
      return "not known";
    }
    double value = rate.value();
    String figure =
        value != 0 && value < 10
            ? String.format(Locale.ROOT, "%.2f", value)
            : Amounts.count(Math.round(value));
    return figure + (rate.perHundredCalls() ? " per 100 calls" : " an hour");
  }

  private static Account account(
      ServiceHealth health, Window window, Function<String, Optional<Event>> events) {
    SlotHealth slot =
        health.slots().stream()
            .filter(each -> window.isOneSlot() && window.contains(each.from()))
            .findFirst()
            .orElse(health.current());
    String title =
        "Score of " + TIME.format(slot.from()) + " to " + TIME.format(slot.to()) + " UTC";
    List<Line> lines = slot.charges().stream().map(charge -> line(charge, slot, events)).toList();
    String nothing = slot.score() == null ? "No agent reported then." : "Nothing cost points.";
    return new Account(title, Score.of(slot.score()), lines, lines.isEmpty() ? nothing : null);
  }

  private static Line line(
      Charge charge, SlotHealth slot, Function<String, Optional<Event>> events) {
    String id = charge.event();
    Event event = id == null ? null : events.apply(id).orElse(null);
    String reason =
        switch (charge.reason()) {
          case NEW -> "new";
          case RESURFACED -> "resurfaced";
          case SLOW -> "slow";
          case ERROR_RATE ->
              "error rate " + rate(slot.rate()) + ", usually " + rate(slot.baseline());
        };
    return new Line(
        charge.points(),
        reason,
        event == null ? null : Kinds.title(event).simple(),
        event == null ? null : Links.event(event.id()));
  }

  /** The latest first. */
  private static List<Impact> impacts(ServiceHealth health, Window window, Instant now) {
    List<Impact> impacts = new ArrayList<>();
    health.impacts().forEach(impact -> impacts.add(0, impact(impact, window, now)));
    return impacts;
  }

  private static Impact impact(ChangeImpact impact, Window window, Instant now) {
    Instant first = impact.deployment().firstSeen();
    return new Impact(
        Visible.line(impact.deployment().name()),
        Moment.of(first, now),
        Score.of(impact.before().score()),
        Score.of(impact.after().score()),
        rate(impact.before().rate()),
        rate(impact.after().rate()),
        window.address(
            Instant.ofEpochMilli(window.period().start(first.toEpochMilli())), window.end()));
  }
}
