// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.model;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a log statement of the application said. Immutable, but for what is remembered of it. */
public final class Statement {

  /** The name is the protocol's {@code level}; all logging libraries have these. */
  public enum Severity {
    TRACE,
    DEBUG,
    INFO,
    WARN,
    ERROR
  }

  private final long time;
  private final Severity severity;
  private final String logger;
  private final String message;
  private final @Nullable String template;
  private final @Nullable String thrownType;
  private final @Nullable String thrownMessage;
  private final @Nullable Map<String, String> context;
  private volatile @Nullable Statement redacted;

  /**
   * @param time milliseconds since 1970-01-01 UTC
   * @param message with its parameters
   * @param template the message without its parameters; {@code null} where it has none
   * @param thrownType class of the exception that was logged; {@code null} where there was none
   * @param context the thread's mapped diagnostic context; {@code null} where there is none; must
   *     not change afterwards
   */
  public Statement(
      long time,
      Severity severity,
      String logger,
      String message,
      @Nullable String template,
      @Nullable String thrownType,
      @Nullable String thrownMessage,
      @Nullable Map<String, String> context) {
    this.time = time;
    this.severity = severity;
    this.logger = logger;
    this.message = message;
    this.template = template;
    this.thrownType = thrownType;
    this.thrownMessage = thrownMessage;
    this.context = context;
  }

  public long time() {
    return time;
  }

  public Severity severity() {
    return severity;
  }

  public String logger() {
    return logger;
  }

  public String message() {
    return message;
  }

  public @Nullable String template() {
    return template;
  }

  public @Nullable String thrownType() {
    return thrownType;
  }

  public @Nullable String thrownMessage() {
    return thrownMessage;
  }

  public @Nullable Map<String, String> context() {
    return context;
  }

  /** The same without secrets, once it was made. */
  public @Nullable Statement redacted() {
    return redacted;
  }

  public void redacted(Statement withoutSecrets) {
    redacted = withoutSecrets;
  }
}
