// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.log;

import org.jspecify.annotations.Nullable;

/**
 * Stands for {@code java.util.logging.Logger} in the third-party classes that the agent brings: the
 * build rewrites their references to this class. The real one would initialise the application's
 * LogManager before the application can say which it wants.
 *
 * <p>It has exactly the members that OkHttp and Okio use; a test reads their jars to keep it so.
 */
public final class PatchLogger {

  private static final PatchLogger INSTANCE = new PatchLogger();

  private PatchLogger() {}

  public static PatchLogger getLogger(String name) {
    return INSTANCE;
  }

  /** Nothing but {@link #log} with its causes, and that only while the agent's log is at debug. */
  public boolean isLoggable(PatchLevel level) {
    return level == PatchLevel.WARNING && AgentLog.debugs();
  }

  public void fine(@Nullable String message) {
    // asked for by nobody: isLoggable says so
  }

  public void log(@Nullable PatchLevel level, @Nullable String message, @Nullable Throwable cause) {
    if (!AgentLog.debugs()) {
      return;
    }
    if (cause == null) {
      AgentLog.debug(String.valueOf(message));
    } else {
      AgentLog.debug(String.valueOf(message), cause);
    }
  }
}
