// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.demo.shop.order;

import dev.faultline.demo.shop.basket.BasketLine;
import dev.faultline.demo.shop.database.Database;
import java.sql.Timestamp;
import java.util.List;

/** Orders in the database. */
public final class OrderRepository {
  private final Database database;

  public OrderRepository(Database database) {
    this.database = database;
  }

  /** Stores an order with its lines. */
  public void insert(Order order) {
    database.update(
        "INSERT INTO orders (id, customer_id, placed_at, status, total, gift_note)"
            + " VALUES (?, ?, ?, ?, ?, ?)",
        order.id(),
        order.customerId(),
        Timestamp.from(order.placedAt()),
        order.status().name(),
        order.total(),
        order.giftNote());
    for (BasketLine line : order.lines()) {
      database.update(
          "INSERT INTO order_line (order_id, sku, quantity, unit_price) VALUES (?, ?, ?, ?)",
          order.id(),
          line.sku(),
          line.quantity(),
          line.unitPrice());
    }
  }

  /** The numbers of a customer's orders, the newest first. */
  public List<String> ofCustomer(String customerId) {
    return database.query(
        "SELECT id FROM orders WHERE customer_id = ? ORDER BY placed_at DESC, id LIMIT 20",
        row -> row.getString("id"),
        customerId);
  }
}
