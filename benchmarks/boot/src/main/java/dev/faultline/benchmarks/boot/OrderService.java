// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.benchmarks.boot;

import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
class OrderService {

  static final int ORDERS = 500;

  private final JdbcTemplate database;

  OrderService(JdbcTemplate database) {
    this.database = database;
    database.execute("create table orders (id int primary key, customer varchar(100), seen int)");
    database.execute(
        "create table line (order_id int, product varchar(100), quantity int, price bigint)");
    database.execute("create index lines on line (order_id)");
    for (int id = 0; id < ORDERS; id++) {
      database.update("insert into orders values (?, ?, 0)", id, "customer " + id % 17);
      for (int line = 0; line < 8; line++) {
        database.update(
            "insert into line values (?, ?, ?, ?)", id, "product " + line, line + 1, 100L * line);
      }
    }
  }

  @Transactional
  Order find(int id) {
    List<String> customers =
        database.queryForList("select customer from orders where id = ?", String.class, id);
    if (customers.isEmpty()) {
      throw new UnknownOrderException(id);
    }
    List<Order.Line> lines =
        database.query(
            "select product, quantity, price from line where order_id = ?",
            (row, number) -> new Order.Line(row.getString(1), row.getInt(2), row.getLong(3)),
            id);
    database.update("update orders set seen = seen + 1 where id = ?", id);
    long total = lines.stream().mapToLong(line -> line.quantity() * line.price()).sum();
    return new Order(id, customers.get(0), lines, total);
  }
}
