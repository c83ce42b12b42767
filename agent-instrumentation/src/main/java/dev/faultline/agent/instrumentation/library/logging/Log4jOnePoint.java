// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.instrumentation.library.logging;

import dev.faultline.agent.core.capture.ApplicationLog;
import dev.faultline.agent.core.capture.LibraryPoint;
import dev.faultline.agent.core.record.LibraryFields;
import org.jspecify.annotations.Nullable;

/** {@code Category.callAppenders(LoggingEvent)} of Log4j 1.2 and reload4j. */
final class Log4jOnePoint implements LibraryPoint {

  /** An event whose appenders are being called. */
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

  Log4jOnePoint(ApplicationLog log, LibraryFields fields) {
    this.log = log;
    this.fields = fields;
  }

  @Override
  public @Nullable Object entered(
      @Nullable Object event, @Nullable Object b, @Nullable Object c, @Nullable Object d) {
    return event == null ? null : new Call(event, log.begin());
  }

  @Override
  public void left(
      @Nullable Object context, @Nullable Object result, @Nullable Throwable exception) {
    if (!(context instanceof Call)) {
      return;
    }
    Call call = (Call) context;
    Object event = call.event;
    Object thrown = fields.get(fields.get(event, "throwableInfo"), "throwable");
    String rendered = fields.text(event, "renderedMessage");
    String text = log.plainText(fields.get(event, "message"));
    log.logged(
        call.begun,
        System.currentTimeMillis(),
        Severities.ofLogback(fields.number(fields.get(event, "level"), "level")),
        fields.text(event, "categoryName"),
        text,
        null,
        rendered == null ? text : rendered,
        thrown instanceof Throwable ? (Throwable) thrown : null,
        Contexts.copy(fields.get(event, "mdcCopy")));
  }
}
