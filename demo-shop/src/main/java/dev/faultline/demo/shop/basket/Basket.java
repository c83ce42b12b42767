// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.demo.shop.basket;

import dev.faultline.demo.shop.pricing.Voucher;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What one shopper has chosen. Used by that shopper's requests, one at a time. */
public final class Basket {
  private final String id;
  private final Instant openedAt;
  private final List<BasketLine> lines = new ArrayList<>();
  private @Nullable Voucher voucher;

  Basket(String id, Instant openedAt) {
    this.id = id;
    this.openedAt = openedAt;
  }

  public String id() {
    return id;
  }

  public List<BasketLine> lines() {
    return lines;
  }

  void add(BasketLine line) {
    lines.add(line);
  }

  void remove(BasketLine line) {
    lines.remove(line);
  }

  void redeem(Voucher redeemed) {
    this.voucher = redeemed;
  }

  /** What is to be paid, after the voucher. */
  public BigDecimal total() {
    BigDecimal sum = lines.stream().map(BasketLine::total).reduce(BigDecimal.ZERO, BigDecimal::add);
    return Optional.ofNullable(voucher).map(v -> v.applyTo(sum)).orElse(sum);
  }

  @Override
  public String toString() {
    return "basket " + id + " of " + openedAt + " with " + lines.size() + " lines";
  }
}
