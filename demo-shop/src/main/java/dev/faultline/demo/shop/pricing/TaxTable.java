// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.demo.shop.pricing;

import java.math.BigDecimal;
import java.util.Map;

/** Sales tax by country. */
public final class TaxTable {
  private final Map<String, BigDecimal> rates =
      Map.of(
          "DE", new BigDecimal("0.19"),
          "AT", new BigDecimal("0.20"),
          "FR", new BigDecimal("0.20"),
          "IT", new BigDecimal("0.22"),
          "NL", new BigDecimal("0.21"),
          "CH", new BigDecimal("0.081"));

  /** The rate of a country that the shop sells to. */
  @SuppressWarnings("NullAway") // every country that can be chosen has a rate
  BigDecimal rate(String country) {
    return rates.get(country);
  }
}
