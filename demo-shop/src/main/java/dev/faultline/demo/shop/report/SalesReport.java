// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.demo.shop.report;

import java.math.BigDecimal;
import java.util.SortedMap;

/** Turnover by category. */
public record SalesReport(ReportPeriod period, int sales, SortedMap<String, BigDecimal> turnover) {}
