// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.demo.shop.customer;

import dev.faultline.demo.shop.database.Database;
import dev.faultline.demo.shop.database.NotFoundException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** Customers in the database. */
public final class CustomerRepository {
  private final Database database;

  public CustomerRepository(Database database) {
    this.database = database;
  }

  /** The customer who signs in with that address. */
  public Optional<Customer> findByEmail(String email) {
    return database.first(
        "SELECT * FROM customer WHERE email = ?", CustomerRepository::customer, email);
  }

  /** The customer with that number, or {@link NotFoundException}. */
  public Customer get(String id) {
    return database
        .first("SELECT * FROM customer WHERE id = ?", CustomerRepository::customer, id)
        .orElseThrow(() -> new NotFoundException("customer", id));
  }

  private static Customer customer(ResultSet row) throws SQLException {
    return new Customer(
        row.getString("id"),
        row.getString("name"),
        row.getString("email"),
        LoyaltyTier.valueOf(row.getString("tier")),
        row.getDate("birthday").toLocalDate(),
        row.getString("password_hash"),
        row.getString("preferences"));
  }
}
