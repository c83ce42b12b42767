// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.demo.shop.order;

import dev.faultline.demo.shop.customer.Customer;
import java.util.IllegalFormatException;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the customer that the order has arrived. An order is not lost for want of a mail. */
public final class ConfirmationMail {
  private static final Logger log = LoggerFactory.getLogger(ConfirmationMail.class);

  /** Writes and sends the mail; what goes wrong is logged. */
  public void send(Customer customer, Order order) {
    try {
      String text = text(customer, order);
      log.debug("Mail to {}: {}", customer.getEmail(), text);
    } catch (IllegalFormatException e) {
      log.error("No confirmation for order {} of {}", order.id(), customer.getId(), e);
    }
  }

  private static String text(Customer customer, Order order) {
    String template =
        "Dear " + customer.getName() + ",\nwe have received your order %s over %s EUR.\n";
    return String.format(Locale.ROOT, template, order.id(), order.total());
  }
}
