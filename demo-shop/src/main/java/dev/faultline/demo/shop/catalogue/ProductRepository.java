// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.demo.shop.catalogue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.faultline.demo.shop.database.Database;
import dev.faultline.demo.shop.database.NotFoundException;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** Products in the database. */
public final class ProductRepository {
  private static final TypeReference<Map<String, Object>> ATTRIBUTES = new TypeReference<>() {};

  private final Database database;
  private final ObjectMapper json = new ObjectMapper();

  public ProductRepository(Database database) {
    this.database = database;
  }

  /** The product with that number, or {@link NotFoundException}. */
  public Product get(String sku) {
    return database
        .first("SELECT * FROM product WHERE sku = ?", this::product, sku)
        .orElseThrow(() -> new NotFoundException("product", sku));
  }

  /** Everything the shop has ever sold. */
  public List<Product> all() {
    return database.query("SELECT * FROM product ORDER BY sku", this::product);
  }

  private Product product(ResultSet row) throws SQLException {
    Date discontinued = row.getDate("discontinued_on");
    return new Product(
        row.getString("sku"),
        row.getString("name"),
        row.getInt("category_id"),
        row.getBigDecimal("price"),
        attributes(row.getString("attributes")),
        discontinued == null ? null : discontinued.toLocalDate());
  }

  private Map<String, Object> attributes(String text) throws SQLException {
    try {
      return json.readValue(text, ATTRIBUTES);
    } catch (JsonProcessingException e) {
      throw new SQLException("The attributes of a product are not JSON: " + text, e);
    }
  }
}
