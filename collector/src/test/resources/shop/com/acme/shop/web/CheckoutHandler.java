package com.acme.shop.web;

import com.acme.shop.order.Order;
import com.acme.shop.order.OrderException;
import com.acme.shop.order.OrderService;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** Answers POST /checkout. */
public class CheckoutHandler {
  private final OrderService orders;

  public CheckoutHandler(OrderService orders) {
    this.orders = orders;
  }

  public String handle(String body, Map<String, String> headers) {
    Order order = parse(body);
    try (Session session = new Session(headers.get("Cookie"))) {
      Map<String, BigDecimal> prices = orders.placeAll(List.of(order));
      return session.user() + " pays " + prices.get(order.id());
    }
  }

  private Order parse(String body) {
    String[] parts = body.split(";");
    Order order = new Order(parts[0], parts[1]);
    order.note(parts[2]);
    return order;
  }

  /** Closed too often. */
  static final class Session implements AutoCloseable {
    private final String cookie;

    Session(String cookie) {
      this.cookie = cookie;
    }

    String user() {
      return cookie.substring(5);
    }

    @Override
    public void close() {
      if (cookie == null) {
        throw new IllegalStateException("session was never opened");
      }
    }
  }
}
