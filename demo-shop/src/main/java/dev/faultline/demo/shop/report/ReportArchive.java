// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.demo.shop.report;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Reports of past years, in a database of their own. */
public final class ReportArchive {
  private final String url;

  /**
   * @param url of the archive's database, user and password included
   */
  public ReportArchive(String url) {
    this.url = url;
  }

  /** Turnover of a year that is over. */
  public BigDecimal turnover(int year) {
    try (Connection connection = DriverManager.getConnection(url);
        PreparedStatement statement =
            connection.prepareStatement("SELECT turnover FROM annual_report WHERE year_of = ?")) {
      statement.setInt(1, year);
      return first(statement);
    } catch (SQLException e) {
      throw new ReportException("The report of " + year + " is not available", e);
    }
  }

  private static BigDecimal first(PreparedStatement statement) throws SQLException {
    try (ResultSet rows = statement.executeQuery()) {
      return rows.next() ? rows.getBigDecimal(1) : BigDecimal.ZERO;
    }
  }
}
