// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.demo.shop.shipping;

/** Where a parcel is, in the shop's words. */
public enum ShipmentStatus {
  ANNOUNCED,
  COLLECTED,
  IN_TRANSIT,
  DELIVERED,
  LOST
}
