// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.demo.shop.catalogue;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Finds products by a word of their name and by price. */
public final class ProductSearch {
  private static final BigDecimal NO_LIMIT = new BigDecimal("1000000");

  private final ProductRepository products;
  private final Clock clock;

  public ProductSearch(ProductRepository products, Clock clock) {
    this.products = products;
    this.clock = clock;
  }

  /** Products on sale today whose name contains the word and that cost at most that much. */
  public List<Product> find(@Nullable String word, @Nullable String maximumPrice) {
    LocalDate today = LocalDate.now(clock);
    String wanted = word == null ? "" : word.toLowerCase(Locale.ROOT);
    BigDecimal limit = maximumPrice == null ? NO_LIMIT : new BigDecimal(maximumPrice);
    return products.all().stream()
        .filter(product -> product.name().toLowerCase(Locale.ROOT).contains(wanted))
        .filter(product -> product.price().compareTo(limit) <= 0)
        .filter(product -> !product.discontinuedBy(today))
        .toList();
  }
}
