// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.model;

import dev.faultline.agent.core.model.Statement.Severity;
import org.jspecify.annotations.Nullable;

/** What the occurrences of a log event have in common, beside their place. Immutable. */
public final class LogTemplate {

  private final Severity severity;
  private final String logger;
  private final @Nullable String message;

  /**
   * @param message without its parameters; {@code null} where the application puts it together
   *     itself, so that no two are alike
   */
  public LogTemplate(Severity severity, String logger, @Nullable String message) {
    this.severity = severity;
    this.logger = logger;
    this.message = message;
  }

  public Severity severity() {
    return severity;
  }

  public String logger() {
    return logger;
  }

  public @Nullable String message() {
    return message;
  }
}
