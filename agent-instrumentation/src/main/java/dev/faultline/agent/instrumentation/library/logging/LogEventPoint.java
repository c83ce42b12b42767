// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.instrumentation.library.logging;

import dev.faultline.agent.core.capture.ApplicationLog;
import dev.faultline.agent.core.capture.LibraryPoint;
import dev.faultline.agent.core.model.Statement.Severity;
import dev.faultline.agent.core.record.LibraryField;
import org.jspecify.annotations.Nullable;

/**
 * Where a library hands an event object to its appenders or handlers. It is read when they are done
 * with it: by then they have formatted the message, if any of them needs it.
 */
abstract class LogEventPoint implements LibraryPoint {

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

  LogEventPoint(ApplicationLog log) {
    this.log = log;
  }

  final ApplicationLog log() {
    return log;
  }

  /** The event; {@code null} where it is none that the library writes. */
  abstract @Nullable Object event(@Nullable Object a, @Nullable Object b);

  /**
   * @param begun as {@link ApplicationLog#logged} wants it
   */
  abstract void logged(Object event, Long begun);

  @Override
  public final @Nullable Object entered(
      @Nullable Object a, @Nullable Object b, @Nullable Object c, @Nullable Object d) {
    Object event = event(a, b);
    if (event == null) {
      return null;
    }
    Long begun = log.begin();
    if (log.wantsLinks()) {
      link(event);
    }
    return new Call(event, begun);
  }

  /** Adds to the event's text, by {@link #addLink}, what leads to the page of what it tells of. */
  abstract void link(Object event);

  final void addLink(
      Object event,
      LibraryField message,
      Severity severity,
      @Nullable String logger,
      boolean hasParameters,
      @Nullable Throwable thrown) {
    Object text = message.get(event);
    if (text instanceof String && !log.hasLinksInContext()) {
      String link = log.link(severity, logger, (String) text, hasParameters, thrown);
      if (link != null) {
        message.replace(event, text, text + link);
      }
    }
  }

  @Override
  public final void left(
      @Nullable Object context, @Nullable Object result, @Nullable Throwable exception) {
    if (context instanceof Call) {
      Call call = (Call) context;
      logged(call.event, call.begun);
    }
  }

  static @Nullable Throwable throwable(@Nullable Object object) {
    return object instanceof Throwable ? (Throwable) object : null;
  }

  static @Nullable Object @Nullable [] array(@Nullable Object object) {
    return object instanceof Object[] ? (Object[]) object : null;
  }
}
