// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.demo.shop.stock;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings a supplier's feed into the database, in a thread of its own. */
public final class StockSync implements Runnable {
  private static final Logger log = LoggerFactory.getLogger(StockSync.class);

  private final String supplier;
  private final List<FeedLine> lines;
  private final StockRepository stock;

  public StockSync(String supplier, List<FeedLine> lines, StockRepository stock) {
    this.supplier = supplier;
    this.lines = List.copyOf(lines);
    this.stock = stock;
  }

  /** Starts the thread and returns. */
  public void start() {
    Thread thread = new Thread(this, "stock-sync-" + supplier);
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void run() {
    int changed = 0;
    for (FeedLine line : lines) {
      int quantity = Integer.parseInt(line.quantity());
      stock.set(line.sku(), line.warehouse(), quantity);
      changed++;
    }
    log.info("{} changed {} stock levels", supplier, changed);
  }
}
