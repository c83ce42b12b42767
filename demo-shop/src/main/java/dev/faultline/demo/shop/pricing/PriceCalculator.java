// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.demo.shop.pricing;

import dev.faultline.demo.shop.catalogue.Product;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Prices of products for a country, in a currency. */
public final class PriceCalculator {
  private final TaxTable taxes;
  private final ExchangeRates rates;

  public PriceCalculator(TaxTable taxes, ExchangeRates rates) {
    this.taxes = taxes;
    this.rates = rates;
  }

  /** The price of some pieces of a product. */
  public Price price(Product product, int quantity, String country, String currency) {
    BigDecimal pieces = BigDecimal.valueOf(quantity);
    BigDecimal net = round(product.price().multiply(pieces).multiply(rates.rate(currency)));
    BigDecimal tax = tax(net, country);
    return new Price(net, tax, net.add(tax), currency, country);
  }

  private BigDecimal tax(BigDecimal net, String country) {
    BigDecimal rate = taxes.rate(country);
    return round(rate.multiply(net));
  }

  private static BigDecimal round(BigDecimal amount) {
    return amount.setScale(2, RoundingMode.HALF_UP);
  }
}
