// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.demo.shop.stock;

import java.util.ArrayList;
import java.util.List;

/** Reads suppliers' feeds: {@code sku;warehouse;quantity} a line. */
public final class FeedParser {
  private static final int SKU = 0;
  private static final int WAREHOUSE = 1;
  private static final int QUANTITY = 2;

  /** All lines with something in them. */
  public List<FeedLine> parse(String feed) {
    List<FeedLine> lines = new ArrayList<>();
    int number = 0;
    for (String line : feed.lines().toList()) {
      number++;
      if (line.isBlank() || (number == 1 && line.startsWith("sku"))) {
        continue;
      }
      String[] columns = line.split(";", -1);
      lines.add(
          new FeedLine(
              columns[SKU].strip(), columns[WAREHOUSE].strip(), columns[QUANTITY].strip()));
    }
    return lines;
  }
}
