// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.demo.shop.order;

import dev.faultline.demo.shop.basket.Basket;
import dev.faultline.demo.shop.basket.Baskets;
import dev.faultline.demo.shop.customer.Customer;
import dev.faultline.demo.shop.database.DatabaseException;
import dev.faultline.demo.shop.payment.PaymentDeclinedException;
import dev.faultline.demo.shop.payment.PaymentGateway;
import dev.faultline.demo.shop.payment.Receipt;
import dev.faultline.demo.shop.stock.StockRepository;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** From a basket to an order: pays, stores, reserves, confirms. */
public final class OrderService {
  private static final String CURRENCY = "EUR";

  private final AtomicInteger numbers = new AtomicInteger(1000);
  private final Baskets baskets;
  private final PaymentGateway payments;
  private final OrderRepository orders;
  private final StockRepository stock;
  private final ConfirmationMail confirmation;
  private final Clock clock;

  public OrderService(
      Baskets baskets,
      PaymentGateway payments,
      OrderRepository orders,
      StockRepository stock,
      ConfirmationMail confirmation,
      Clock clock) {
    this.baskets = baskets;
    this.payments = payments;
    this.orders = orders;
    this.stock = stock;
    this.confirmation = confirmation;
    this.clock = clock;
  }

  /** Turns the basket into an order of that customer. */
  public Order place(Customer customer, OrderRequest request) {
    Basket basket = baskets.get(request.basket());
    Order order = order(customer, request, basket);
    Receipt receipt = pay(request, order);
    save(order, receipt);
    order.lines().forEach(line -> stock.take(line.sku(), line.quantity()));
    confirmation.send(customer, order);
    baskets.close(basket);
    return order;
  }

  /** The numbers of a customer's orders, the newest first. */
  public List<String> ofCustomer(Customer customer) {
    return orders.ofCustomer(customer.getId());
  }

  private Order order(Customer customer, OrderRequest request, Basket basket) {
    BigDecimal share = BigDecimal.valueOf(100L - customer.getTier().percent()).movePointLeft(2);
    BigDecimal total = basket.total().multiply(share).setScale(2, RoundingMode.HALF_UP);
    return new Order(
        "o-" + numbers.incrementAndGet(),
        customer.getId(),
        clock.instant(),
        OrderStatus.PAID,
        List.copyOf(basket.lines()),
        total,
        request.address(),
        request.giftNote());
  }

  private Receipt pay(OrderRequest request, Order order) {
    try {
      return payments.charge(request.card(), order.total(), CURRENCY, order.id());
    } catch (PaymentDeclinedException e) {
      throw new OrderException("Order " + order.id() + " was not paid", e);
    }
  }

  private void save(Order order, Receipt receipt) {
    try {
      orders.insert(order);
    } catch (DatabaseException e) {
      payments.refund(receipt);
      throw new OrderException("Order " + order.id() + " could not be saved", e);
    }
  }
}
