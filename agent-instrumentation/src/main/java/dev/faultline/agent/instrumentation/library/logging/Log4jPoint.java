// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.instrumentation.library.logging;

import dev.faultline.agent.core.capture.ApplicationLog;
import dev.faultline.agent.core.capture.LibraryPoint;
import dev.faultline.agent.core.record.LibraryFields;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * {@code Logger.logMessage} and {@code Logger.log} of Log4j 2, asynchronous loggers too: called on
 * the thread that logs, for what the level lets through. Passed are the logger, the level, the
 * message and the exception.
 */
final class Log4jPoint implements LibraryPoint {

  /** A message that is being logged; some are used again once it is. */
  private static final class Call {
    private final @Nullable Object logger;
    private final @Nullable Object level;
    private final @Nullable Object message;
    private final @Nullable Object thrown;
    private final @Nullable String template;
    private final @Nullable Object @Nullable [] parameters;
    private final Long begun;

    Call(
        @Nullable Object logger,
        @Nullable Object level,
        @Nullable Object message,
        @Nullable Object thrown,
        @Nullable String template,
        @Nullable Object @Nullable [] parameters,
        Long begun) {
      this.logger = logger;
      this.level = level;
      this.message = message;
      this.thrown = thrown;
      this.template = template;
      this.parameters = parameters;
      this.begun = begun;
    }
  }

  private final ApplicationLog log;
  private final LibraryFields fields;

  Log4jPoint(ApplicationLog log, LibraryFields fields) {
    this.log = log;
    this.fields = fields;
  }

  @Override
  public @Nullable Object entered(
      @Nullable Object logger,
      @Nullable Object level,
      @Nullable Object message,
      @Nullable Object thrown) {
    return new Call(
        logger, level, message, thrown, template(message), parameters(message), log.begin());
  }

  /** Fields as all versions have named them, of messages with and without parameters. */
  private @Nullable String template(@Nullable Object message) {
    for (String field : new String[] {"messagePattern", "pattern", "message", "charSequence"}) {
      Object text = fields.get(message, field);
      if (text instanceof String || text instanceof StringBuilder) {
        return text.toString();
      }
    }
    Object object = fields.get(message, "obj");
    if (object != null) {
      return log.plainText(object);
    }
    return message == null ? null : message.getClass().getName();
  }

  private @Nullable Object @Nullable [] parameters(@Nullable Object message) {
    int count = fields.number(message, "argCount");
    for (String field : new String[] {"argArray", "args", "stringArgs", "varargs", "params"}) {
      Object array = fields.get(message, field);
      if (array instanceof Object[]) {
        Object[] all = (Object[]) array;
        return Arrays.copyOf(all, count < 0 ? all.length : Math.min(count, all.length));
      }
    }
    return null;
  }

  @Override
  public void left(
      @Nullable Object context, @Nullable Object result, @Nullable Throwable exception) {
    if (!(context instanceof Call)) {
      return;
    }
    Call call = (Call) context;
    boolean isReused = fields.number(call.message, "argCount") >= 0;
    log.logged(
        call.begun,
        System.currentTimeMillis(),
        Severities.ofLog4j(fields.number(call.level, "intLevel")),
        fields.text(call.logger, "name"),
        call.template,
        call.parameters,
        isReused ? null : fields.text(call.message, "formattedMessage"),
        call.thrown instanceof Throwable ? (Throwable) call.thrown : null,
        null);
  }
}
