// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.demo.shop.shipping;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The last known place of each parcel. */
public final class Tracking {
  private final Map<String, ShipmentStatus> statuses = new ConcurrentHashMap<>();

  /** Takes a carrier's report in. */
  public ShipmentStatus report(ShipmentEvent event) {
    ShipmentStatus status = status(event.status());
    statuses.put(event.order(), status);
    return status;
  }

  private static ShipmentStatus status(String carrierStatus) {
    String name = carrierStatus.toUpperCase(Locale.ROOT).replace('-', '_');
    return ShipmentStatus.valueOf(name);
  }
}
