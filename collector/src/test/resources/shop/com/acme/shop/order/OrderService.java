package com.acme.shop.order;

import com.acme.shop.pricing.PriceCalculator;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Takes orders. */
public class OrderService {
  private final PriceCalculator prices;
  private final Map<String, Order> open;

  public OrderService(PriceCalculator prices, Map<String, Order> open) {
    this.prices = prices;
    this.open = open;
  }

  /** The price that the customer has to pay. */
  public BigDecimal place(Order order) {
    try {
      BigDecimal price = prices.price(order);
      open.put(order.id(), order);
      return price;
    } catch (RuntimeException e) {
      throw new OrderException("order " + order.id() + " could not be placed", e);
    }
  }

  public Map<String, BigDecimal> placeAll(List<Order> orders) {
    return orders.stream()
        .filter(order -> !order.lines().isEmpty())
        .collect(Collectors.toMap(Order::id, this::place));
  }

  /** How deep a category is below the root. */
  public int depth(Map<String, String> parents, String category) {
    return 1 + depth(parents, parents.get(category));
  }
}
