// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.demo.shop.shipping;

import java.math.BigDecimal;
import java.util.Set;

/** Vans that arrive tomorrow, where a road goes. */
final class ExpressCarrier implements Carrier {
  private static final Set<String> ISLANDS = Set.of("27498", "26474", "25849");

  @Override
  public String name() {
    return "express";
  }

  @Override
  public Quote quote(Parcel parcel) {
    String postcode = parcel.postcode();
    if (ISLANDS.contains(postcode)) {
      throw new CarrierException(name(), "no route to " + postcode + " " + parcel.country());
    }
    return new Quote(name(), BigDecimal.valueOf(1290, 2), 1);
  }
}
