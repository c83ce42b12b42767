// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.start;

import dev.faultline.agent.core.capture.Capture;
import dev.faultline.agent.core.environment.PressureListener;
import dev.faultline.agent.core.log.AgentLog;
import org.jspecify.annotations.Nullable;

/**
 * Whether anything is recorded, with the reasons of those who may stop it: the collector, and the
 * agent itself where memory or CPU are short. Occurrences are counted in any case. Any thread may
 * use it.
 */
final class RecordingSwitch implements PressureListener {

  private final Capture capture;
  private @Nullable String byCollector;
  private @Nullable String byPressure;
  private String before = "on";

  RecordingSwitch(Capture capture) {
    this.capture = capture;
  }

  synchronized void collector(boolean recording) {
    byCollector = recording ? null : "paused by the collector";
    update();
  }

  @Override
  public synchronized void pressure(@Nullable String shortage) {
    byPressure = shortage == null ? null : "paused: " + shortage;
    update();
  }

  /** {@code on}, or why it is not. */
  synchronized String state() {
    return byCollector != null ? byCollector : byPressure != null ? byPressure : "on";
  }

  private void update() {
    String now = state();
    if (!now.equals(before)) {
      before = now;
      capture.pause(!now.equals("on"));
      AgentLog.info(
          now.equals("on")
              ? "Recording goes on"
              : "Recording is " + now + "; occurrences are counted as before");
    }
  }
}
