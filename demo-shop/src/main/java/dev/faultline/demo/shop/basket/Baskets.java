// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.demo.shop.basket;

import dev.faultline.demo.shop.catalogue.Product;
import dev.faultline.demo.shop.catalogue.ProductRepository;
import dev.faultline.demo.shop.database.NotFoundException;
import dev.faultline.demo.shop.pricing.Voucher;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** The baskets of all shoppers, in memory. */
public final class Baskets {
  private final Map<String, Basket> open = new ConcurrentHashMap<>();
  private final AtomicInteger numbers = new AtomicInteger();
  private final ProductRepository products;
  private final Clock clock;

  public Baskets(ProductRepository products, Clock clock) {
    this.products = products;
    this.clock = clock;
  }

  /** A new basket with nothing in it. */
  public Basket open() {
    Basket basket = new Basket("b-" + numbers.incrementAndGet(), clock.instant());
    open.put(basket.id(), basket);
    return basket;
  }

  /** The basket with that number, or {@link NotFoundException}. */
  public Basket get(String id) {
    Basket basket = open.get(id);
    if (basket == null) {
      throw new NotFoundException("basket", id);
    }
    return basket;
  }

  /** Puts some pieces of a product into a basket. */
  public Basket add(String id, String sku, int quantity) {
    Basket basket = get(id);
    Product product = products.get(sku);
    basket.add(new BasketLine(product.sku(), quantity, product.price()));
    return basket;
  }

  /** Takes the voucher's discount off the basket. */
  public Voucher redeem(String id, String code) {
    Basket basket = get(id);
    Voucher voucher = new Voucher(code);
    basket.redeem(voucher);
    return voucher;
  }

  /** Takes out what is no longer sold, and says what that was. */
  public List<String> refresh(String id) {
    Basket basket = get(id);
    LocalDate today = LocalDate.now(clock);
    List<String> removed = new ArrayList<>();
    for (BasketLine line : basket.lines()) {
      Product product = products.get(line.sku());
      if (product.discontinuedBy(today)) {
        basket.remove(line);
        removed.add(line.sku());
      }
    }
    return removed;
  }

  /** The basket in short. */
  public BasketSummary summary(String id) {
    return BasketSummary.of(get(id));
  }

  /** Forgets a basket that became an order. */
  public void close(Basket basket) {
    open.remove(basket.id());
  }
}
