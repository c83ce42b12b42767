// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.demo.shop.pricing;

import java.math.BigDecimal;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Euros in other currencies, by what the bank published last. */
public final class ExchangeRates {
  private final Map<String, BigDecimal> lastKnown = new ConcurrentHashMap<>();
  private final Map<String, String> published;

  /**
   * @param published rates as the bank's feed has them, {@code n/a} on days without trade
   */
  public ExchangeRates(Map<String, String> published) {
    this.published = Map.copyOf(published);
    lastKnown.put("EUR", BigDecimal.ONE);
    lastKnown.put("CHF", new BigDecimal("0.9412"));
    lastKnown.put("SEK", new BigDecimal("11.31"));
  }

  /** The rate of today, else the last one known. */
  BigDecimal rate(String currency) {
    String text = published.getOrDefault(currency, "n/a");
    try {
      BigDecimal rate = new BigDecimal(text);
      lastKnown.put(currency, rate);
      return rate;
    } catch (NumberFormatException e) {
      return rateOfYesterday(currency, e);
    }
  }

  private BigDecimal rateOfYesterday(String currency, NumberFormatException reason) {
    BigDecimal rate = lastKnown.get(currency);
    if (rate == null) {
      throw new IllegalArgumentException("No rate was ever published for " + currency, reason);
    }
    return rate;
  }
}
