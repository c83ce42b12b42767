// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.digest;

import java.time.Instant;

/** Agents' clocks are not ours: what they say comes from the future happened just now. */
final class Times {

  static Instant notAfter(Instant now, Instant said) {
    return earlier(now, said);
  }

  static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private Times() {}
}
