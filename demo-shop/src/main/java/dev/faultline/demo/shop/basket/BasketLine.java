// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.demo.shop.basket;

import java.math.BigDecimal;

/** Some pieces of one product at the price they had when they were chosen. */
public record BasketLine(String sku, int quantity, BigDecimal unitPrice) {

  /** Quantity times price. */
  public BigDecimal total() {
    return unitPrice.multiply(BigDecimal.valueOf(quantity));
  }
}
