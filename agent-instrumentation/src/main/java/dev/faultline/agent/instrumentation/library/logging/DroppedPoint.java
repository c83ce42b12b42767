// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.instrumentation.library.logging;

import dev.faultline.agent.core.capture.ApplicationLog;
import dev.faultline.agent.core.capture.LibraryPoint;
import dev.faultline.agent.core.model.Statement.Severity;
import dev.faultline.agent.core.record.LibraryField;
import dev.faultline.agent.core.record.LibraryFields;
import dev.faultline.agent.instrumentation.library.logging.Severities.Scale;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Where a library is asked to log something, whatever its configuration then says. Passed are the
 * logger and all arguments.
 */
final class DroppedPoint implements LibraryPoint {

  /** A statement that may be dropped. */
  private static final class Call {
    private final @Nullable Object logger;
    private final Object[] arguments;
    private final Severity severity;
    private final Long begun;

    Call(@Nullable Object logger, Object[] arguments, Severity severity, Long begun) {
      this.logger = logger;
      this.arguments = arguments;
      this.severity = severity;
      this.begun = begun;
    }
  }

  private final ApplicationLog log;
  private final LibraryField name;
  private final LibraryField levelNumber;
  private final @Nullable Scale scale;
  private final Severity fixed;
  private final int message;

  /** Where the message has the level in front of it, perhaps with a marker between. */
  DroppedPoint(
      ApplicationLog log, LibraryFields fields, Scale scale, String levelNumber, int message) {
    this.log = log;
    this.scale = scale;
    this.message = message;
    this.levelNumber = fields.named(levelNumber);
    name = fields.named("name");
    fixed = Severity.TRACE;
  }

  /** Where the method's name says the level. */
  DroppedPoint(ApplicationLog log, LibraryFields fields, Severity fixed) {
    this.log = log;
    this.fixed = fixed;
    scale = null;
    message = 0;
    levelNumber = fields.named("level");
    name = fields.named("name");
  }

  @Override
  public @Nullable Object entered(
      @Nullable Object logger, @Nullable Object passed, @Nullable Object c, @Nullable Object d) {
    if (!(passed instanceof Object[]) || isOfLibrary(logger)) {
      return null;
    }
    Object[] arguments = (Object[]) passed;
    Severity severity = scale == null ? fixed : Severities.of(scale, level(arguments));
    return severity.compareTo(Severity.WARN) < 0 && log.keeps(severity)
        ? new Call(logger, arguments, severity, log.begin())
        : null;
  }

  /** Whether it is where Log4j 2 speaks of itself. */
  private static boolean isOfLibrary(@Nullable Object logger) {
    return logger != null
        && logger.getClass().getName().equals("org.apache.logging.log4j.status.StatusLogger");
  }

  /** The level is the nearest argument in front of the message that has such a number. */
  private int level(@Nullable Object[] arguments) {
    for (int i = message - 1; i >= 0; i--) {
      int number = levelNumber.number(arguments[i]);
      if (number >= 0) {
        return number;
      }
    }
    return -1;
  }

  @Override
  public void left(
      @Nullable Object context, @Nullable Object result, @Nullable Throwable exception) {
    if (!(context instanceof Call)) {
      return;
    }
    Call call = (Call) context;
    @Nullable Object[] parameters = parameters(call.arguments);
    Object last = parameters.length == 0 ? null : parameters[parameters.length - 1];
    log.dropped(
        call.begun,
        call.severity,
        name.text(call.logger),
        log.plainText(call.arguments[message]),
        parameters,
        last instanceof Throwable ? (Throwable) last : null);
  }

  /** What is behind the message: one by one, or in an array. */
  private @Nullable Object[] parameters(@Nullable Object[] arguments) {
    if (arguments.length > message + 1 && arguments[message + 1] instanceof Object[]) {
      return (Object[]) arguments[message + 1];
    }
    return Arrays.copyOfRange(arguments, Math.min(arguments.length, message + 1), arguments.length);
  }
}
