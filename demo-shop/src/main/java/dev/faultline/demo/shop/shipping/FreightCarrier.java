// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.demo.shop.shipping;

import java.math.BigDecimal;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Lorries for what is heavy; its desk takes its time to plan a route. */
final class FreightCarrier implements Carrier {
  private static final int HEAVY_GRAMS = 30_000;
  private static final long PLANNING_MILLIS = 900;

  @Override
  public String name() {
    return "freight";
  }

  @Override
  public Quote quote(Parcel parcel) {
    if (parcel.grams() > HEAVY_GRAMS) {
      planRoute();
    }
    return new Quote(name(), BigDecimal.valueOf(5900, 2), 5);
  }

  private static void planRoute() {
    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(PLANNING_MILLIS));
  }
}
