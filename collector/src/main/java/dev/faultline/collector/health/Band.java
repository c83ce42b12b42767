// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.health;

import org.jspecify.annotations.Nullable;

/** What a score means. */
public enum Band {
  HEALTHY,
  OBSERVE,
  NEEDS_ATTENTION,
  UNHEALTHY,
  NO_DATA;

  /** Null is no score: no agent reported. */
  public static Band of(@Nullable Integer score) {
    if (score == null) {
      return NO_DATA;
    }
    if (score >= 75) {
      return HEALTHY;
    }
    return score >= 50 ? OBSERVE : score >= 25 ? NEEDS_ATTENTION : UNHEALTHY;
  }
}
