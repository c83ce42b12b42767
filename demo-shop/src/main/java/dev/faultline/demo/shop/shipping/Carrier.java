// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.demo.shop.shipping;

/** Somebody who brings parcels. Asked from the pool's threads; may be slow. */
public interface Carrier {
  String name();

  /** The price for a parcel, or {@link CarrierException} where it is not taken. */
  Quote quote(Parcel parcel);
}
