// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.demo.shop.catalogue;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something the shop sells.
 *
 * @param attributes what the supplier says about it, as JSON: numbers, texts and lists side by side
 */
public record Product(
    String sku,
    String name,
    int categoryId,
    BigDecimal price,
    Map<String, Object> attributes,
    @Nullable LocalDate discontinuedOn) {

  /** Whether the product is no longer sold on that day. */
  public boolean discontinuedBy(LocalDate day) {
    return discontinuedOn != null && !day.isBefore(discontinuedOn);
  }
}
