// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.demo.shop.pricing;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/** A discount by code: {@code SPRING-15} takes 15 percent off. */
public final class Voucher {
  private final String code;
  private final String campaign;
  private final int percent;

  public Voucher(String text) {
    this.code = text.strip().toUpperCase(Locale.ROOT);
    int dash = code.lastIndexOf('-');
    this.campaign = code.substring(0, dash);
    this.percent = Integer.parseInt(code.substring(dash + 1));
  }

  /** The amount that remains to be paid. */
  public BigDecimal applyTo(BigDecimal amount) {
    BigDecimal share = BigDecimal.valueOf(100L - percent).movePointLeft(2);
    return amount.multiply(share).setScale(2, RoundingMode.HALF_UP);
  }

  public String campaign() {
    return campaign;
  }

  @Override
  public String toString() {
    return code;
  }
}
