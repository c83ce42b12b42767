// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.demo.shop.payment;

/** The bank said no. */
public final class PaymentDeclinedException extends Exception {
  private static final long serialVersionUID = 1;

  private final String reason;

  PaymentDeclinedException(Card card, String reason) {
    super("Card " + card.number() + " was declined: " + reason);
    this.reason = reason;
  }

  public String reason() {
    return reason;
  }
}
