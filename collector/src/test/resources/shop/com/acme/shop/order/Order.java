package com.acme.shop.order;

import java.util.ArrayList;
import java.util.List;

/** What a customer wants. */
public class Order {
  private final String id;
  private final String customerId;
  private final List<OrderLine> lines = new ArrayList<>();
  private String note;

  public Order(String id, String customerId) {
    this.id = id;
    this.customerId = customerId;
  }

  public String id() {
    return id;
  }

  public String customerId() {
    return customerId;
  }

  public List<OrderLine> lines() {
    return lines;
  }

  public void note(String text) {
    note = text;
  }
}
