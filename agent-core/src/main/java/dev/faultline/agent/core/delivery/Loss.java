// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.delivery;

/** How much of what was lost for one reason. Immutable. */
public final class Loss {

  private final Losses.What what;
  private final Losses.Reason reason;
  private final long count;

  public Loss(Losses.What what, Losses.Reason reason, long count) {
    this.what = what;
    this.reason = reason;
    this.count = count;
  }

  public Losses.What what() {
    return what;
  }

  public Losses.Reason reason() {
    return reason;
  }

  public long count() {
    return count;
  }
}
