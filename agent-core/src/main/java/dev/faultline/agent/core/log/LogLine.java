// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.log;

import org.jspecify.annotations.Nullable;

/**
 * One statement as it was made; {@link LogFormat} makes text of it later, on the agent's thread.
 */
final class LogLine {

  private final long time;
  private final int level;
  private final String thread;
  private final String message;
  private final @Nullable Throwable cause;

  LogLine(long time, int level, String thread, String message, @Nullable Throwable cause) {
    this.time = time;
    this.level = level;
    this.thread = thread;
    this.message = message;
    this.cause = cause;
  }

  long time() {
    return time;
  }

  int level() {
    return level;
  }

  String thread() {
    return thread;
  }

  String message() {
    return message;
  }

  @Nullable Throwable cause() {
    return cause;
  }
}
