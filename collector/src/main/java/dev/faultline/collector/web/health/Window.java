// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.web.health;

import dev.faultline.collector.http.Links;
import dev.faultline.collector.model.HealthPeriod;
import dev.faultline.collector.model.MonitoredService;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What of a period is looked at: whole slots, at least one.
 *
 * @param begin of the period; likewise {@code end}
 * @param from of the window; likewise {@code to}
 */
public record Window(
    MonitoredService service,
    HealthPeriod period,
    Instant begin,
    Instant end,
    Instant from,
    Instant to) {

  /** Fits what an address asks for to the slots of the period; null: from its begin, to its end. */
  public static Window of(
      MonitoredService service,
      HealthPeriod period,
      @Nullable Instant from,
      @Nullable Instant to,
      Instant now) {
    Instant end = period.end(now);
    Instant begin = end.minus(period.slot().multipliedBy(HealthPeriod.SLOTS));
    Instant last = end.minus(period.slot());
    Instant first = from == null || from.isBefore(begin) ? begin : from.isAfter(last) ? last : from;
    first = Instant.ofEpochMilli(period.start(first.toEpochMilli()));
    Instant least = first.plus(period.slot());
    Instant until = to == null || to.isAfter(end) ? end : to.isBefore(least) ? least : to;
    until = Instant.ofEpochMilli(period.start(until.toEpochMilli() - 1)).plus(period.slot());
    return new Window(service, period, begin, end, first, until);
  }

  public boolean isWhole() {
    return from.equals(begin) && to.equals(end);
  }

  boolean contains(Instant slot) {
    return !slot.isBefore(from) && slot.isBefore(to);
  }

  boolean isOneSlot() {
    return Duration.between(from, to).equals(period.slot());
  }

  /** Of the whole period. */
  static String address(MonitoredService service, HealthPeriod period) {
    return Links.health(service) + "&period=" + period.code();
  }

  /** Of this page with another window. */
  String address(Instant first, Instant until) {
    return address(service, period) + "&from=" + first + "&to=" + until;
  }

  /** Of this page. */
  public String address() {
    return isWhole() ? address(service, period) : address(from, to);
  }

  /** As long, and ends where this one begins, as far as there is a period; null at its begin. */
  @Nullable String earlier() {
    Duration length = Duration.between(from, to);
    Instant first = from.minus(length).isBefore(begin) ? begin : from.minus(length);
    return from.equals(begin) ? null : address(first, first.plus(length));
  }

  /** As long, and begins where this one ends; null at the period's end. */
  @Nullable String later() {
    Duration length = Duration.between(from, to);
    Instant until = to.plus(length).isAfter(end) ? end : to.plus(length);
    return to.equals(end) ? null : address(until.minus(length), until);
  }
}
