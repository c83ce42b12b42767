package com.acme.shop.customer;

import java.math.BigDecimal;

/** Who buys. */
public class Customer {
  private final String id;
  private final String email;
  private final String password;
  private final BigDecimal discount;
  private Customer referredBy;

  public Customer(String id, String email, String password, BigDecimal discount) {
    this.id = id;
    this.email = email;
    this.password = password;
    this.discount = discount;
  }

  public String id() {
    return id;
  }

  public BigDecimal discount() {
    return discount;
  }

  public void referredBy(Customer other) {
    referredBy = other;
  }
}
