// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.health;

import org.jspecify.annotations.Nullable;

/**
 * Points that something cost.
 *
 * @param event its id; null for what is of no single event
 */
public record Charge(Reason reason, int points, @Nullable String event) {

  /** What costs points, and how many of them it may cost a slot in all. */
  public enum Reason {
    NEW(40),
    RESURFACED(30),
    ERROR_RATE(30),
    SLOW(15);

    private final int most;

    Reason(int most) {
      this.most = most;
    }

    public int most() {
      return most;
    }
  }
}
