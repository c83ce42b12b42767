// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.demo.shop.report;

import java.time.LocalDate;

/** From one day to another, both included. */
public record ReportPeriod(LocalDate from, LocalDate to) {

  /** The period between two days as they stand in the address: {@code 2026-01-31}. */
  public static ReportPeriod parse(String from, String to) {
    return new ReportPeriod(LocalDate.parse(from), LocalDate.parse(to));
  }
}
