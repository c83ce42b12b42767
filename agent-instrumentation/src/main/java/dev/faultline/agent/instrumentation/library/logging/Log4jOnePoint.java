// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.instrumentation.library.logging;

import dev.faultline.agent.core.capture.ApplicationLog;
import dev.faultline.agent.core.record.LibraryField;
import dev.faultline.agent.core.record.LibraryFields;
import org.jspecify.annotations.Nullable;

/** {@code Category.callAppenders(LoggingEvent)} of Log4j 1.2 and reload4j. */
final class Log4jOnePoint extends LogEventPoint {

  private final ContextMaps maps;
  private final LibraryField level;
  private final LibraryField levelNumber;
  private final LibraryField logger;
  private final LibraryField message;
  private final LibraryField rendered;
  private final LibraryField information;
  private final LibraryField thrown;
  private final LibraryField mdc;

  Log4jOnePoint(ApplicationLog log, LibraryFields fields, ContextMaps maps) {
    super(log);
    this.maps = maps;
    level = fields.named("level");
    levelNumber = fields.named("level");
    logger = fields.named("categoryName");
    message = fields.named("message");
    rendered = fields.named("renderedMessage");
    information = fields.named("throwableInfo");
    thrown = fields.named("throwable");
    mdc = fields.named("mdcCopy");
  }

  @Override
  @Nullable Object event(@Nullable Object event, @Nullable Object b) {
    return event;
  }

  @Override
  void link(Object event) {
    addLink(
        event,
        message,
        Severities.ofLogback(levelNumber.number(level.get(event))),
        logger.text(event),
        false,
        throwable(thrown.get(information.get(event))));
  }

  @Override
  void logged(Object event, Long begun) {
    String text = log().plainText(message.get(event));
    String formatted = rendered.text(event);
    log()
        .logged(
            begun,
            System.currentTimeMillis(),
            Severities.ofLogback(levelNumber.number(level.get(event))),
            logger.text(event),
            text,
            null,
            formatted == null ? text : formatted,
            throwable(thrown.get(information.get(event))),
            maps.of(mdc.get(event)));
  }
}
