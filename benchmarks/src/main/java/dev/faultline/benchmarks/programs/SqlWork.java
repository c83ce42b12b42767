// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.benchmarks.programs;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** A join, an update and an insert in H2; a key that is there already where it is to fail. */
public final class SqlWork implements Workload {

  private static final int ROWS = 2_000;

  private final PreparedStatement join;
  private final PreparedStatement update;
  private final PreparedStatement insert;

  public SqlWork() throws SQLException {
    Connection database = DriverManager.getConnection("jdbc:h2:mem:work");
    try (Statement statement = database.createStatement()) {
      statement.execute("create table customer (id int primary key, name varchar(100))");
      statement.execute(
          "create table orders (id int primary key, customer_id int, total bigint, seen int)");
      statement.execute("create index by_customer on orders (customer_id)");
      statement.execute("create table visit (id int primary key)");
      statement.execute("insert into customer select x, 'customer ' || x from system_range(0, 99)");
      statement.execute(
          "insert into orders select x, mod(x, 100), x * 10, 0 from system_range(1, " + ROWS + ")");
    }
    join =
        database.prepareStatement(
            "select c.name, sum(o.total) from customer c join orders o on o.customer_id = c.id"
                + " where c.id = ? group by c.name");
    update = database.prepareStatement("update orders set seen = seen + 1 where id = ?");
    insert = database.prepareStatement("merge into visit key (id) values (?)");
  }

  @Override
  public long request(int number, boolean fails) throws SQLException {
    join.setInt(1, number % 100);
    long total = 0;
    try (ResultSet rows = join.executeQuery()) {
      while (rows.next()) {
        total += rows.getString(1).length() + rows.getLong(2);
      }
    }
    update.setInt(1, 1 + number % ROWS);
    total += update.executeUpdate();
    insert.setInt(1, number % ROWS);
    insert.executeUpdate();
    return fails ? total + failing() : total;
  }

  private long failing() {
    try (Statement statement = join.getConnection().createStatement()) {
      return statement.executeUpdate("insert into customer values (7, 'again')");
    } catch (SQLException duplicate) {
      return duplicate.getErrorCode();
    }
  }
}
