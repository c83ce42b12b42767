// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.demo.shop.shipping;

import java.util.concurrent.TimeUnit;

/** The one printer of the packing room. It takes its time for each label, and others wait. */
public final class LabelPrinter {
  private static final long MILLIS_PER_LABEL = 260;

  /**
   * Prints a label for each parcel of an order.
   *
   * @return how many were printed
   */
  public int print(String order, int parcels) {
    int printed = 0;
    while (printed < parcels) {
      print(order + "/" + (printed + 1));
      printed++;
    }
    return printed;
  }

  private synchronized void print(String label) {
    feed(label.length());
  }

  private static void feed(int characters) {
    try {
      TimeUnit.MILLISECONDS.sleep(MILLIS_PER_LABEL + characters);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
