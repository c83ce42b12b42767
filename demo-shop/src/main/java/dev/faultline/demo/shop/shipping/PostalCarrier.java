// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.demo.shop.shipping;

import java.math.BigDecimal;

/** The post: everywhere, slowly. */
final class PostalCarrier implements Carrier {
  @Override
  public String name() {
    return "post";
  }

  @Override
  public Quote quote(Parcel parcel) {
    BigDecimal price = BigDecimal.valueOf(490, 2).add(BigDecimal.valueOf(parcel.grams() / 100, 2));
    return new Quote(name(), price, 3);
  }
}
