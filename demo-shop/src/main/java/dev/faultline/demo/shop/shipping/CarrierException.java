// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.demo.shop.shipping;

/** A carrier does not take a parcel. */
public final class CarrierException extends RuntimeException {
  private static final long serialVersionUID = 1;

  CarrierException(String carrier, String reason) {
    super(carrier + ": " + reason);
  }
}
