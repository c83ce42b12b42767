// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.log;

/** Levels as numbers, the graver the lower: an enum would be one more class at the start. */
final class LogLevel {

  static final int OFF = 0;
  static final int ERROR = 1;
  static final int WARN = 2;
  static final int INFO = 3;
  static final int DEBUG = 4;

  private static final String[] NAMES = {"off", "error", "warn", "info", "debug"};

  private LogLevel() {}

  /** {@link #INFO} for what is no level. */
  static int of(String name) {
    for (int level = OFF; level <= DEBUG; level++) {
      if (NAMES[level].equals(name)) {
        return level;
      }
    }
    return INFO;
  }

  static String name(int level) {
    return NAMES[level];
  }
}
