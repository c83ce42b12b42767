// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.demo.shop.basket;

import java.math.BigDecimal;

/** The basket as the small window in the corner shows it. */
public record BasketSummary(String id, int pieces, BigDecimal total, BigDecimal average) {

  static BasketSummary of(Basket basket) {
    int pieces = basket.lines().stream().mapToInt(BasketLine::quantity).sum();
    BigDecimal total = basket.total();
    long cents = total.movePointRight(2).longValue();
    long averageCents = cents / pieces;
    return new BasketSummary(basket.id(), pieces, total, BigDecimal.valueOf(averageCents, 2));
  }
}
