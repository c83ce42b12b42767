// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.demo.shop.web;

import dev.faultline.demo.shop.report.ReportArchive;
import dev.faultline.demo.shop.report.ReportPeriod;
import dev.faultline.demo.shop.report.SalesReports;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Map;

/** What the shop's owner looks at. */
final class ReportRoutes implements Routes {
  private final SalesReports reports;
  private final ReportArchive archive;

  ReportRoutes(SalesReports reports, ReportArchive archive) {
    this.reports = reports;
    this.archive = archive;
  }

  @Override
  public void register(RoutesConfig routes) {
    routes.get("/reports/categories", this::categories);
    routes.get("/reports/archive/{year}", this::year);
  }

  private void categories(Context ctx) {
    String from = Parameters.text(ctx, "from", "2026-01-01");
    String to = Parameters.text(ctx, "to", "2026-12-31");
    ctx.json(reports.byCategory(ReportPeriod.parse(from, to)));
  }

  private void year(Context ctx) {
    int year = Integer.parseInt(ctx.pathParam("year"));
    ctx.json(Map.of("year", year, "turnover", archive.turnover(year)));
  }
}
