// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.log;

import org.jspecify.annotations.Nullable;

/**
 * What the agent has to say. Any thread may call it at any time, {@code premain} included: a line
 * is kept in memory, and {@link #flush} writes what was kept. Bounded: what does not fit is
 * counted.
 *
 * <p>A line that repeats within a minute is counted instead of written again. Nothing here does I/O
 * except {@link #flush}; nothing throws.
 */
public final class AgentLog {

  /** Lines kept until the next {@link #flush}. */
  private static final int CAPACITY = 500;

  private static final LogLines LINES = new LogLines(CAPACITY, 60_000);

  private static volatile int threshold = LogLevel.INFO;
  private static volatile @Nullable LogOutput output;

  private AgentLog() {}

  /** Something that a user must change or know of: it keeps the agent from its work. */
  public static void error(String message) {
    add(LogLevel.ERROR, message, null);
  }

  public static void error(String message, Throwable cause) {
    add(LogLevel.ERROR, message, cause);
  }

  /** Something that does less than a user expects. */
  public static void warn(String message) {
    add(LogLevel.WARN, message, null);
  }

  public static void warn(String message, Throwable cause) {
    add(LogLevel.WARN, message, cause);
  }

  public static void info(String message) {
    add(LogLevel.INFO, message, null);
  }

  public static void debug(String message) {
    add(LogLevel.DEBUG, message, null);
  }

  public static void debug(String message, Throwable cause) {
    add(LogLevel.DEBUG, message, cause);
  }

  /** For messages that are costly to make. */
  public static boolean debugs() {
    return threshold >= LogLevel.DEBUG;
  }

  /** Tells where lines go; those kept so far go there at the next {@link #flush}. */
  public static void open(LogOutput newOutput, String level) {
    threshold = LogLevel.of(level);
    output = newOutput;
  }

  /**
   * Writes what was kept. Does I/O: call it on the agent's own threads, or in {@code premain} where
   * no such thread will follow. Does nothing before {@link #open}.
   */
  public static void flush() {
    LogOutput current = output;
    if (current != null) {
      current.write(LINES.drain(System.currentTimeMillis()));
    }
  }

  private static void add(int level, String message, @Nullable Throwable cause) {
    if (level <= threshold) {
      try {
        LINES.add(System.currentTimeMillis(), level, message, cause);
      } catch (RuntimeException | StackOverflowError e) {
        LINES.lost();
      }
    }
  }
}
