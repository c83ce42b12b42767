// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.demo.shop.order;

import dev.faultline.demo.shop.basket.BasketLine;
import dev.faultline.demo.shop.customer.Address;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A basket that was paid for. */
public record Order(
    String id,
    String customerId,
    Instant placedAt,
    OrderStatus status,
    List<BasketLine> lines,
    BigDecimal total,
    Address address,
    @Nullable String giftNote) {}
