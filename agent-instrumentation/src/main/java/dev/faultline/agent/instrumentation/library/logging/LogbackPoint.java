// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.instrumentation.library.logging;

import dev.faultline.agent.core.capture.ApplicationLog;
import dev.faultline.agent.core.model.Statement.Severity;
import dev.faultline.agent.core.record.LibraryField;
import dev.faultline.agent.core.record.LibraryFields;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code Logger.callAppenders(ILoggingEvent)} of Logback 1.0 to 1.5. */
final class LogbackPoint extends LogEventPoint {

  private static final String LINK = "faultline";

  private final LibraryField time;
  private final LibraryField level;
  private final LibraryField levelNumber;
  private final LibraryField logger;
  private final LibraryField message;
  private final LibraryField parameters;
  private final LibraryField formatted;
  private final LibraryField proxy;
  private final LibraryField thrown;
  private final LibraryField mdc;
  private final ContextMaps maps;

  LogbackPoint(ApplicationLog log, LibraryFields fields, ContextMaps maps) {
    super(log);
    this.maps = maps;
    time = fields.named("timeStamp");
    level = fields.named("level");
    levelNumber = fields.named("levelInt");
    logger = fields.named("loggerName");
    message = fields.named("message");
    parameters = fields.named("argumentArray");
    formatted = fields.named("formattedMessage");
    proxy = fields.named("throwableProxy");
    thrown = fields.named("throwable");
    mdc = fields.named("mdcPropertyMap");
  }

  @Override
  @Nullable Object event(@Nullable Object event, @Nullable Object b) {
    return event != null
            && event.getClass().getName().equals("ch.qos.logback.classic.spi.LoggingEvent")
        ? event
        : null;
  }

  @Override
  void link(Object event) {
    if (log().hasLinksInContext()) {
      linkInContext(event);
    } else {
      addLink(
          event,
          message,
          severity(event),
          logger.text(event),
          parameters.get(event) != null,
          throwable(thrown.get(proxy.get(event))));
    }
  }

  /** In the event's own copy of the context: that of the thread stays as it is. */
  private void linkInContext(Object event) {
    String link =
        log()
            .link(
                severity(event),
                logger.text(event),
                message.text(event),
                parameters.get(event) != null,
                throwable(thrown.get(proxy.get(event))));
    Map<String, String> context = link == null ? null : maps.whole(mdc.get(event));
    if (link != null && context != null) {
      context.put(LINK, ApplicationLog.address(link));
      mdc.put(event, context);
    }
  }

  private Severity severity(Object event) {
    return Severities.ofLogback(levelNumber.number(level.get(event)));
  }

  @Override
  void logged(Object event, Long begun) {
    long at = time.longNumber(event);
    log()
        .logged(
            begun,
            at > 0 ? at : System.currentTimeMillis(),
            severity(event),
            logger.text(event),
            message.text(event),
            array(parameters.get(event)),
            formatted.text(event),
            throwable(thrown.get(proxy.get(event))),
            context(event));
  }

  private @Nullable Map<String, String> context(Object event) {
    Map<String, String> context = maps.of(mdc.get(event));
    if (context != null && context.remove(LINK) != null && context.isEmpty()) {
      return null;
    }
    return context;
  }
}
