// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.demo.shop.stock;

import dev.faultline.demo.shop.database.Database;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Pieces in the warehouses. */
public final class StockRepository {
  private static final Logger log = LoggerFactory.getLogger(StockRepository.class);
  private static final int LOW = 5;

  private final Database database;

  public StockRepository(Database database) {
    this.database = database;
  }

  /** All pieces of a product, in every warehouse. */
  public int available(String sku) {
    return database
        .first("SELECT SUM(quantity) FROM stock WHERE sku = ?", row -> row.getInt(1), sku)
        .orElse(0);
  }

  /** Takes pieces out; what is missing is ordered from the supplier. */
  public void take(String sku, int quantity) {
    database.update(
        "UPDATE stock SET quantity = GREATEST(quantity - ?, 0) WHERE sku = ? AND warehouse = 'main'",
        quantity,
        sku);
    int left = available(sku);
    if (left < LOW) {
      log.warn("Only {} pieces of {} are left", left, sku);
    }
  }

  void set(String sku, String warehouse, int quantity) {
    database.update(
        "MERGE INTO stock (sku, warehouse, quantity) KEY (sku, warehouse) VALUES (?, ?, ?)",
        sku,
        warehouse,
        quantity);
  }
}
