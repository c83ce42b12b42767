// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.api;

import dev.faultline.collector.health.ChangeImpact;
import dev.faultline.collector.health.Charge;
import dev.faultline.collector.health.ServiceHealth;
import dev.faultline.collector.health.SlotHealth;
import dev.faultline.collector.http.Audience;
import dev.faultline.collector.http.ProblemException;
import dev.faultline.collector.http.Routes;
import dev.faultline.collector.model.HealthPeriod;
import dev.faultline.collector.model.MonitoredService;
import dev.faultline.collector.store.Store;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The health of a monitored service: scores by slot with their accounts, impact of deployments. */
public final class ServiceHealthRoutes implements Routes {

  private final Store store;
  private final InstantSource clock;

  public ServiceHealthRoutes(Store store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
  }

  @Override
  public void register(JavalinDefaultRoutingApi routes) {
    routes.get("/api/v1/services/health", this::show, Audience.API);
  }

  private record HealthAnswer(
      String period,
      @Nullable Integer score,
      String band,
      List<SlotAnswer> slots,
      List<ImpactAnswer> deployments) {}

  private record RateAnswer(double value, String per) {

    static @Nullable RateAnswer of(SlotHealth.@Nullable Rate rate) {
      return rate == null
          ? null
          : new RateAnswer(
              Math.round(rate.value() * 1000) / 1000.0,
              rate.perHundredCalls() ? "hundredCalls" : "hour");
    }
  }

  private record SlotAnswer(
      String from,
      String to,
      @Nullable Integer score,
      String band,
      long occurrences,
      long calls,
      @Nullable RateAnswer rate,
      @Nullable RateAnswer baseline,
      List<Charge> charges) {

    static SlotAnswer of(SlotHealth slot) {
      return new SlotAnswer(
          slot.from().toString(),
          slot.to().toString(),
          slot.score(),
          slot.band().name(),
          slot.occurrences(),
          slot.calls(),
          slot.score() == null ? null : RateAnswer.of(slot.rate()),
          RateAnswer.of(slot.baseline()),
          slot.charges());
    }
  }

  private record SideAnswer(@Nullable Integer score, @Nullable RateAnswer rate) {

    static SideAnswer of(ChangeImpact.Side side) {
      return new SideAnswer(side.score(), RateAnswer.of(side.rate()));
    }
  }

  private record ImpactAnswer(String name, String firstSeen, SideAnswer before, SideAnswer after) {

    static ImpactAnswer of(ChangeImpact impact) {
      return new ImpactAnswer(
          impact.deployment().name(),
          impact.deployment().firstSeen().toString(),
          SideAnswer.of(impact.before()),
          SideAnswer.of(impact.after()));
    }
  }

  private void show(Context context) {
    MonitoredService service =
        new MonitoredService(required(context, "service"), required(context, "environment"));
    HealthPeriod period = period(context);
    if (store.services().find(service).isEmpty()) {
      throw ProblemException.notFound("there is no monitored service of this name");
    }
    ServiceHealth health = ServiceHealth.of(store, service, period, clock.instant());
    Answers.write(
        context,
        new HealthAnswer(
            period.code(),
            health.current().score(),
            health.current().band().name(),
            health.slots().stream().map(SlotAnswer::of).toList(),
            health.impacts().stream().map(ImpactAnswer::of).toList()));
  }

  private static HealthPeriod period(Context context) {
    String code = Objects.requireNonNullElse(context.queryParam("period"), "24h");
    return Arrays.stream(HealthPeriod.values())
        .filter(period -> period.code().equals(code))
        .findFirst()
        .orElseThrow(() -> ProblemException.badRequest("period: must be 4h, 24h, 3d, 7d or 30d"));
  }

  private static String required(Context context, String name) {
    String value = context.queryParam(name);
    if (value == null || value.isEmpty()) {
      throw ProblemException.badRequest(name + ": must be there");
    }
    return value;
  }
}
