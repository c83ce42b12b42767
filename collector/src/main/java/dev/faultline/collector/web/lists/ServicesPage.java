// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.web.lists;

import dev.faultline.collector.http.Links;
import dev.faultline.collector.model.ServiceSummary;
import dev.faultline.collector.web.text.Amounts;
import dev.faultline.collector.web.text.Moment;
import dev.faultline.collector.web.text.Visible;
import java.time.Instant;
import java.util.List;
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
      int agents,
      String events,
      int fresh,
      String occurrences,
      @Nullable String deployment,
      Moment lastContact) {}

  /** Makes the page; {@code collector} comes from the request. */
  public static ServicesPage of(List<ServiceSummary> services, String collector, Instant now) {
    return new ServicesPage(
        services.stream().map(service -> row(service, now)).toList(), collector);
  }

  private static Row row(ServiceSummary summary, Instant now) {
    String deployment = summary.currentDeployment();
    return new Row(
        Visible.line(summary.service().service()),
        Visible.line(summary.service().environment()),
        Links.events(summary.service()),
        summary.agentsConnected(),
        Amounts.count(summary.events()),
        summary.newEvents(),
        Amounts.count(summary.occurrences()),
        deployment == null ? null : Visible.line(deployment),
        Moment.of(summary.lastContact(), now));
  }
}
