// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.capture;

import dev.faultline.agent.core.model.CallProfile;

/** How long something takes, for people. */
final class Durations {

  private static final long SECOND = 1_000;
  private static final long MINUTE = 60 * SECOND;

  private Durations() {}

  /** Of a slow call. */
  static String message(CallProfile profile) {
    return (profile.isRunning() ? "has been running for " : "took ")
        + text(profile.durationMillis())
        + "; slow from "
        + text(profile.thresholdMillis())
        + " on"
        + (profile.isLearned() ? ", as its other calls tell" : "");
  }

  /** {@code 850 ms}, {@code 5.2 s}, {@code 3 min 5 s}. */
  static String text(long millis) {
    if (millis < SECOND) {
      return millis + " ms";
    }
    if (millis < MINUTE) {
      long tenths = millis / 100;
      return tenths / 10 + (tenths % 10 == 0 ? "" : "." + tenths % 10) + " s";
    }
    long seconds = millis / SECOND % 60;
    return millis / MINUTE + " min" + (seconds == 0 ? "" : " " + seconds + " s");
  }
}
