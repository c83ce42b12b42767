// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.demo.shop.shipping;

import dev.faultline.demo.shop.catalogue.Product;

/** Weighs products. */
public final class ParcelPlanner {
  private static final int PACKAGING_GRAMS = 120;

  /** One parcel with some pieces of a product. */
  public Parcel parcel(Product product, int quantity, String postcode, String country) {
    Number weight = (Number) product.attributes().getOrDefault("weight", 0);
    int grams = weight.intValue() * quantity + PACKAGING_GRAMS;
    return new Parcel(grams, postcode, country);
  }
}
