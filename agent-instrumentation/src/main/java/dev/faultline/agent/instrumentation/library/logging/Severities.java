// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.instrumentation.library.logging;

import dev.faultline.agent.core.model.Statement.Severity;

/** Levels of logging libraries, by the numbers that their level objects hold. */
final class Severities {

  /** Whose numbers they are. */
  enum Scale {
    LOGBACK,
    LOG4J,
    JDK
  }

  private Severities() {}

  static Severity of(Scale scale, int level) {
    if (scale == Scale.LOGBACK) {
      return ofLogback(level);
    }
    return scale == Scale.LOG4J ? ofLog4j(level) : ofJdk(level);
  }

  /** {@code ERROR} is 40,000, {@code DEBUG} 10,000; Log4j 1 has the same, and {@code FATAL}. */
  static Severity ofLogback(int level) {
    if (level >= 40_000) {
      return Severity.ERROR;
    }
    if (level >= 30_000) {
      return Severity.WARN;
    }
    if (level >= 20_000) {
      return Severity.INFO;
    }
    return level >= 10_000 ? Severity.DEBUG : Severity.TRACE;
  }

  /** {@code FATAL} is 100, {@code TRACE} 600. */
  static Severity ofLog4j(int level) {
    if (level < 0 || level > 500) {
      return Severity.TRACE;
    }
    if (level <= 200) {
      return Severity.ERROR;
    }
    if (level <= 300) {
      return Severity.WARN;
    }
    return level <= 400 ? Severity.INFO : Severity.DEBUG;
  }

  /** {@code SEVERE} is 1,000, {@code FINEST} 300; JBoss has its own between them. */
  static Severity ofJdk(int level) {
    if (level >= 1_000) {
      return Severity.ERROR;
    }
    if (level >= 900) {
      return Severity.WARN;
    }
    if (level >= 700) {
      return Severity.INFO;
    }
    return level >= 500 ? Severity.DEBUG : Severity.TRACE;
  }
}
