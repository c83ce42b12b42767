// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.benchmarks.programs;

import java.sql.SQLException;

/** Almost only code of libraries: JSON ten times, SQL five times, HTML once. */
public final class LibraryWork implements Workload {

  private final JsonWork json = new JsonWork();
  private final SqlWork sql;
  private final HtmlWork html = new HtmlWork();

  public LibraryWork() throws SQLException {
    sql = new SqlWork();
  }

  @Override
  public long request(int number, boolean fails) throws Exception {
    long sum = html.answer(number, fails);
    for (int i = 0; i < 10; i++) {
      sum += json.request(number, fails && i == 0);
    }
    for (int i = 0; i < 5; i++) {
      sum += sql.request(number * 5 + i, fails && i == 0);
    }
    return sum;
  }
}
