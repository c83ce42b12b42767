package com.acme.shop.order;

import java.math.BigDecimal;

public record OrderLine(String sku, int quantity, BigDecimal price) {
  public BigDecimal total() {
    return price.multiply(BigDecimal.valueOf(quantity));
  }
}
