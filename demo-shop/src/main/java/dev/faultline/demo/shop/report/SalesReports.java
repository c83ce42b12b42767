// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.demo.shop.report;

import dev.faultline.demo.shop.catalogue.Category;
import dev.faultline.demo.shop.catalogue.CategoryTree;
import dev.faultline.demo.shop.catalogue.Product;
import dev.faultline.demo.shop.catalogue.ProductRepository;
import dev.faultline.demo.shop.database.Database;
import java.math.BigDecimal;
import java.sql.Date;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Makes reports from the ledger. */
public final class SalesReports {
  private final Database database;
  private final ProductRepository products;
  private final CategoryTree categories;

  public SalesReports(Database database, ProductRepository products, CategoryTree categories) {
    this.database = database;
    this.products = products;
    this.categories = categories;
  }

  /** Turnover of each category in a period. */
  public SalesReport byCategory(ReportPeriod period) {
    List<Sale> sales = sales(period);
    Map<String, Product> bySku =
        products.all().stream().collect(Collectors.toMap(Product::sku, product -> product));
    return new SalesReport(period, sales.size(), turnover(sales, bySku, categories.byId()));
  }

  private static SortedMap<String, BigDecimal> turnover(
      List<Sale> sales, Map<String, Product> bySku, Map<Integer, Category> byId) {
    return sales.stream()
        .filter(sale -> sale.amount().signum() > 0)
        .collect(
            Collectors.groupingBy(
                sale -> {
                  Product product = bySku.get(sale.sku());
                  Category category = product == null ? null : byId.get(product.categoryId());
                  if (category == null) {
                    throw new IllegalStateException(
                        "Sale " + sale.id() + " is of " + sale.sku() + ", which has no category");
                  }
                  return category.name();
                },
                TreeMap::new,
                Collectors.reducing(BigDecimal.ZERO, Sale::amount, BigDecimal::add)));
  }

  private List<Sale> sales(ReportPeriod period) {
    return database.query(
        "SELECT id, sku, quantity, amount, sold_on FROM sale"
            + " WHERE sold_on BETWEEN ? AND ? ORDER BY id",
        row ->
            new Sale(
                row.getInt("id"),
                row.getString("sku"),
                row.getInt("quantity"),
                row.getBigDecimal("amount"),
                row.getDate("sold_on").toLocalDate()),
        Date.valueOf(period.from()),
        Date.valueOf(period.to()));
  }
}
