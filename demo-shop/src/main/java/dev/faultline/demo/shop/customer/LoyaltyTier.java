// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.demo.shop.customer;

/** How much a customer buys, and what the shop gives back for it. */
public enum LoyaltyTier {
  NEW(0),
  SILVER(2),
  GOLD(5);

  private final int percent;

  LoyaltyTier(int percent) {
    this.percent = percent;
  }

  /** Discount on every order. */
  public int percent() {
    return percent;
  }
}
