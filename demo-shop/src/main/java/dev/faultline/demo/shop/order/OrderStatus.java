// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.demo.shop.order;

/** How far an order is. */
public enum OrderStatus {
  PAID,
  SHIPPED,
  DELIVERED,
  CANCELLED
}
