// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.benchmarks.programs;

/** Spreads a share of failures evenly over the requests. */
public final class Failures {

  private final int percent;

  public Failures(int percent) {
    this.percent = percent;
  }

  /**
   * @param number of the request
   */
  public boolean fails(int number) {
    return Math.floorMod((long) number * percent, 100L) < percent;
  }
}
