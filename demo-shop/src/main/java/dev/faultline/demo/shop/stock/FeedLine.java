// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.demo.shop.stock;

/** One line of a supplier's feed, the quantity as the supplier wrote it. */
public record FeedLine(String sku, String warehouse, String quantity) {}
