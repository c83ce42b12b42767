package com.acme.shop.customer;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Customers by their id. */
public class CustomerRepository {
  private final Map<String, Customer> byId = new ConcurrentHashMap<>();

  public void save(Customer customer) {
    byId.put(customer.id(), customer);
  }

  /** Null if there is none. */
  public Customer find(String id) {
    return byId.get(id);
  }
}
