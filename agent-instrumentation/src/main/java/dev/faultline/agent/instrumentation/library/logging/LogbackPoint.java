// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.instrumentation.library.logging;

import dev.faultline.agent.core.capture.ApplicationLog;
import dev.faultline.agent.core.capture.LibraryPoint;
import dev.faultline.agent.core.record.LibraryFields;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code Logger.callAppenders(ILoggingEvent)} of Logback 1.0 to 1.5. */
final class LogbackPoint implements LibraryPoint {

  /** A statement whose appenders are being called. */
  private static final class Call {
    private final Object event;
    private final Long begun;

    Call(Object event, Long begun) {
      this.event = event;
      this.begun = begun;
    }
  }

  private final ApplicationLog log;
  private final LibraryFields fields;

  LogbackPoint(ApplicationLog log, LibraryFields fields) {
    this.log = log;
    this.fields = fields;
  }

  @Override
  public @Nullable Object entered(
      @Nullable Object event, @Nullable Object b, @Nullable Object c, @Nullable Object d) {
    return event != null
            && event.getClass().getName().equals("ch.qos.logback.classic.spi.LoggingEvent")
        ? new Call(event, log.begin())
        : null;
  }

  /** By now the appenders have formatted the message, if any of them needs it. */
  @Override
  public void left(
      @Nullable Object context, @Nullable Object result, @Nullable Throwable exception) {
    if (!(context instanceof Call)) {
      return;
    }
    Call call = (Call) context;
    Object event = call.event;
    Object parameters = fields.get(event, "argumentArray");
    Object thrown = fields.get(fields.get(event, "throwableProxy"), "throwable");
    long time = fields.longNumber(event, "timeStamp");
    log.logged(
        call.begun,
        time > 0 ? time : System.currentTimeMillis(),
        Severities.ofLogback(fields.number(fields.get(event, "level"), "levelInt")),
        fields.text(event, "loggerName"),
        fields.text(event, "message"),
        parameters instanceof Object[] ? (Object[]) parameters : null,
        fields.text(event, "formattedMessage"),
        thrown instanceof Throwable ? (Throwable) thrown : null,
        context(event));
  }

  private @Nullable Map<String, String> context(Object event) {
    return Contexts.copy(fields.get(event, "mdcPropertyMap"));
  }
}
