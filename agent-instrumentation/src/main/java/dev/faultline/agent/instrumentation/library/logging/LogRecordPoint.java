// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.instrumentation.library.logging;

import dev.faultline.agent.core.capture.ApplicationLog;
import dev.faultline.agent.core.capture.LibraryPoint;
import dev.faultline.agent.core.record.LibraryFields;
import org.jspecify.annotations.Nullable;

/**
 * {@code java.util.logging.Logger.log(LogRecord)}, and JBoss LogManager's {@code
 * LoggerNode.publish}, whose records are subclasses. The record's fields are read, and no method of
 * the package is called: the agent must not initialise it.
 */
final class LogRecordPoint implements LibraryPoint {

  /** A record that handlers are getting. */
  private static final class Call {
    private final Object record;
    private final Long begun;

    Call(Object record, Long begun) {
      this.record = record;
      this.begun = begun;
    }
  }

  private final ApplicationLog log;
  private final LibraryFields fields;

  LogRecordPoint(ApplicationLog log, LibraryFields fields) {
    this.log = log;
    this.fields = fields;
  }

  @Override
  public @Nullable Object entered(
      @Nullable Object logger, @Nullable Object record, @Nullable Object c, @Nullable Object d) {
    return record != null && isLoggable(logger, record) ? new Call(record, log.begin()) : null;
  }

  /** As the logger finds out itself. */
  private boolean isLoggable(@Nullable Object logger, Object record) {
    int level = level(record);
    int wanted = fields.number(logger, "levelValue");
    if (wanted < 0) {
      wanted = fields.number(fields.get(logger, "config"), "levelValue");
    }
    return wanted < 0 || (level >= wanted && wanted != Integer.MAX_VALUE);
  }

  private int level(Object record) {
    return fields.number(fields.get(record, "level"), "value");
  }

  @Override
  public void left(
      @Nullable Object context, @Nullable Object result, @Nullable Throwable exception) {
    if (!(context instanceof Call)) {
      return;
    }
    Call call = (Call) context;
    Object record = call.record;
    Object thrown = fields.get(record, "thrown");
    Object parameters = fields.get(record, "parameters");
    log.logged(
        call.begun,
        System.currentTimeMillis(),
        Severities.ofJdk(level(record)),
        fields.text(record, "loggerName"),
        fields.text(record, "message"),
        parameters instanceof Object[] ? (Object[]) parameters : null,
        fields.text(record, "formattedMessage"),
        thrown instanceof Throwable ? (Throwable) thrown : null,
        Contexts.copy(fields.get(record, "mdcCopy")));
  }
}
