// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.web.lists;

import dev.faultline.collector.health.ServiceHealth;
import dev.faultline.collector.http.Links;
import dev.faultline.collector.model.MonitoredService;
import dev.faultline.collector.model.ServiceSummary;
import dev.faultline.collector.web.health.Bar;
import dev.faultline.collector.web.health.Score;
import dev.faultline.collector.web.text.Amounts;
import dev.faultline.collector.web.text.Moment;
import dev.faultline.collector.web.text.Visible;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The first screen.
 *
 * @param collector this collector's own address, as the reader's browser knows it
 */
public record ServicesPage(List<Row> rows, String collector) {

  /** A service in an environment. */
  public record Row(
      String service,
      String environment,
      String address,
      Score score,
      List<Bar> day,
      int agents,
      String events,
      int fresh,
      int resurfaced,
      String occurrences,
      @Nullable String deployment,
      Moment lastContact) {}

  /** Makes the page; {@code collector} comes from the request. */
  public static ServicesPage of(
      List<ServiceSummary> services,
      Function<MonitoredService, ServiceHealth> health,
      String collector,
      Instant now) {
    return new ServicesPage(
        services.stream()
            .map(service -> row(service, health.apply(service.service()), now))
            .toList(),
        collector);
  }

  private static Row row(ServiceSummary summary, ServiceHealth health, Instant now) {
    String deployment = summary.currentDeployment();
    return new Row(
        Visible.line(summary.service().service()),
        Visible.line(summary.service().environment()),
        Links.health(summary.service()),
        Score.of(health.current().score()),
        health.slots().stream().map(slot -> Bar.of(slot.score())).toList(),
        summary.agentsConnected(),
        Amounts.count(summary.events()),
        summary.newEvents(),
        summary.resurfacedEvents(),
        Amounts.count(summary.occurrences()),
        deployment == null ? null : Visible.line(deployment),
        Moment.of(summary.lastContact(), now));
  }
}
