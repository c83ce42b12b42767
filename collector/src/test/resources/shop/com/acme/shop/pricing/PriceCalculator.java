package com.acme.shop.pricing;

import com.acme.shop.customer.Customer;
import com.acme.shop.customer.CustomerRepository;
import com.acme.shop.order.Order;
import com.acme.shop.order.OrderLine;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** What an order costs. */
public class PriceCalculator {
  private static final BigDecimal FREE_SHIPPING_FROM = new BigDecimal("50.00");

  private final CustomerRepository customers;
  private final BigDecimal shipping;

  public PriceCalculator(CustomerRepository customers, BigDecimal shipping) {
    this.customers = customers;
    this.shipping = shipping;
  }

  /** The sum of the lines, less the customer's discount, with shipping. */
  public BigDecimal price(Order order) {
    BigDecimal sum = BigDecimal.ZERO;
    int items = 0;
    for (OrderLine line : order.lines()) {
      sum = sum.add(line.total());
      items += line.quantity();
    }

    Customer customer = customers.find(order.customerId());
    BigDecimal rate = BigDecimal.ONE.subtract(customer.discount());
    BigDecimal discounted = sum.multiply(rate).setScale(2, RoundingMode.HALF_UP);

    return discounted.compareTo(FREE_SHIPPING_FROM) >= 0 || items == 0
        ? discounted
        : discounted.add(shipping);
  }
}
