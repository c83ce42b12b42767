// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.instrumentation.library.logging;

import dev.faultline.agent.core.capture.ApplicationLog;
import dev.faultline.agent.core.record.LibraryField;
import dev.faultline.agent.core.record.LibraryFields;
import org.jspecify.annotations.Nullable;

/**
 * {@code java.util.logging.Logger.log(LogRecord)}, and JBoss LogManager's {@code
 * LoggerNode.publish}, whose records are subclasses. The record's fields are read, and no method of
 * the package is called: the agent must not initialise it.
 */
final class LogRecordPoint extends LogEventPoint {

  private final Contexts contexts;
  private final LibraryField configuration;
  private final LibraryField wanted;
  private final LibraryField level;
  private final LibraryField levelNumber;
  private final LibraryField logger;
  private final LibraryField message;
  private final LibraryField parameters;
  private final LibraryField formatted;
  private final LibraryField thrown;
  private final LibraryField mdc;
  private final LibraryField bundle;

  LogRecordPoint(ApplicationLog log, LibraryFields fields) {
    super(log);
    contexts = new Contexts(fields);
    configuration = fields.named("config");
    wanted = fields.named("levelValue");
    level = fields.named("level");
    levelNumber = fields.named("value");
    logger = fields.named("loggerName");
    message = fields.named("message");
    parameters = fields.named("parameters");
    formatted = fields.named("formattedMessage");
    thrown = fields.named("thrown");
    mdc = fields.named("mdcCopy");
    bundle = fields.named("resourceBundle");
  }

  @Override
  @Nullable Object event(@Nullable Object caller, @Nullable Object record) {
    return record != null && isLoggable(caller, record) ? record : null;
  }

  /** As the logger finds out itself. */
  private boolean isLoggable(@Nullable Object caller, Object record) {
    int least = wanted.number(caller);
    if (least < 0) {
      least = wanted.number(configuration.get(caller));
    }
    return least < 0 || (number(record) >= least && least != Integer.MAX_VALUE);
  }

  private int number(Object record) {
    return levelNumber.number(level.get(record));
  }

  @Override
  void link(Object record) {
    // what is translated is looked up by its text
    if (bundle.get(record) == null) {
      addLink(
          record,
          message,
          Severities.ofJdk(number(record)),
          logger.text(record),
          parameters.get(record) != null,
          throwable(thrown.get(record)));
    }
  }

  @Override
  void logged(Object record, Long begun) {
    log()
        .logged(
            begun,
            System.currentTimeMillis(),
            Severities.ofJdk(number(record)),
            logger.text(record),
            message.text(record),
            array(parameters.get(record)),
            formatted.text(record),
            throwable(thrown.get(record)),
            contexts.copy(mdc.get(record)));
  }
}
