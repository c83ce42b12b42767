// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.model;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A log statement that the thread made before the error.
 *
 * @param time milliseconds since 1970-01-01 UTC
 * @param template the message without its parameters, where it has any
 * @param mdc the thread's mapped diagnostic context at that time
 * @param exception what was logged with it
 * @param current whether it is the statement that the event is about
 */
public record LogStatement(
    @Nullable Long time,
    @Nullable String level,
    @Nullable String logger,
    @Nullable String message,
    @Nullable String template,
    @Nullable String thread,
    Map<String, String> mdc,
    @Nullable LoggedException exception,
    boolean current) {

  /** An exception as a log statement names it. */
  public record LoggedException(@Nullable String type, @Nullable String message) {}

  public LogStatement {
    mdc = Lists.present(mdc);
  }
}
