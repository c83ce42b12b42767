// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.demo.shop.order;

import dev.faultline.demo.shop.customer.Address;
import dev.faultline.demo.shop.payment.Card;
import org.jspecify.annotations.Nullable;

/** What a shopper sends to order a basket. */
public record OrderRequest(String basket, Card card, Address address, @Nullable String giftNote) {}
