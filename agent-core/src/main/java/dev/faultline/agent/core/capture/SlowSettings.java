// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.capture;

import org.jspecify.annotations.Nullable;

/** From when on calls are slow. Immutable; times in nanoseconds. */
public final class SlowSettings {

  private final boolean enabled;
  private final long floor;
  private final long fixed;

  /**
   * @param floor below which no call is slow, however quick the others are
   * @param fixed for all; 0 where it is learned for each entry point
   */
  public SlowSettings(boolean enabled, long floor, long fixed) {
    this.enabled = enabled;
    this.floor = floor;
    this.fixed = fixed;
  }

  boolean isEnabled() {
    return enabled;
  }

  long floor() {
    return floor;
  }

  long fixed() {
    return fixed;
  }

  /** The same with another fixed threshold, if there is one. */
  SlowSettings withFixed(@Nullable Long threshold) {
    return threshold == null ? this : new SlowSettings(enabled, floor, threshold);
  }
}
