// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.api;

import dev.faultline.collector.http.Audience;
import dev.faultline.collector.http.ProblemException;
import dev.faultline.collector.http.Routes;
import dev.faultline.collector.model.InvocationTotals;
import dev.faultline.collector.model.MonitoredService;
import dev.faultline.collector.model.OccurrenceRate;
import dev.faultline.collector.model.OccurrenceSlot;
import dev.faultline.collector.store.InvocationRepository;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Entry points of a monitored service, and how often they were called. */
public final class EntryPointRoutes implements Routes {

  private final InvocationRepository invocations;
  private final InstantSource clock;

  public EntryPointRoutes(InvocationRepository invocations, InstantSource clock) {
    this.invocations = invocations;
    this.clock = clock;
  }

  @Override
  public void register(JavalinDefaultRoutingApi routes) {
    routes.get("/api/v1/entry-points", this::list, Audience.API);
  }

  private record EntryPointAnswer(
      String name, @Nullable String kind, long invocations, long failed, double averageMillis) {

    static EntryPointAnswer of(InvocationTotals totals) {
      return new EntryPointAnswer(
          totals.name(),
          totals.kind(),
          totals.count(),
          totals.failed(),
          Math.round(10.0 * totals.totalMillis() / totals.count()) / 10.0);
    }
  }

  private record ListAnswer(List<EntryPointAnswer> entryPoints) {}

  private void list(Context context) {
    MonitoredService service =
        new MonitoredService(required(context, "service"), required(context, "environment"));
    Instant to = clock.instant().plus(OccurrenceSlot.WIDTH);
    Answers.write(
        context,
        new ListAnswer(
            invocations.list(service, to.minus(OccurrenceRate.WITHIN), to).stream()
                .map(EntryPointAnswer::of)
                .toList()));
  }

  private static String required(Context context, String name) {
    String value = context.queryParam(name);
    if (value == null || value.isEmpty()) {
      throw ProblemException.badRequest(name + ": must be there");
    }
    return value;
  }
}
