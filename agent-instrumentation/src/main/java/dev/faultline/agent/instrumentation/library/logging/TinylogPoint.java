// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.instrumentation.library.logging;

import dev.faultline.agent.core.capture.ApplicationLog;
import dev.faultline.agent.core.model.Statement.Severity;
import dev.faultline.agent.core.record.LibraryField;
import dev.faultline.agent.core.record.LibraryFields;
import org.jspecify.annotations.Nullable;

/**
 * {@code TinylogLoggingProvider.output(LogEntry, Iterable)} of tinylog 2, which gets what is to be
 * written: the text is made by then, and its template is not known any more. The class that logs is
 * known where the configured format has it.
 */
final class TinylogPoint extends LogEventPoint {

  private final ContextMaps maps;
  private final LibraryField level;
  private final LibraryField logger;
  private final LibraryField message;
  private final LibraryField thrown;
  private final LibraryField mdc;

  TinylogPoint(ApplicationLog log, LibraryFields fields, ContextMaps maps) {
    super(log);
    this.maps = maps;
    level = fields.named("level");
    logger = fields.named("className");
    message = fields.named("message");
    thrown = fields.named("exception");
    mdc = fields.named("context");
  }

  @Override
  @Nullable Object event(@Nullable Object entry, @Nullable Object b) {
    return entry;
  }

  @Override
  void link(Object entry) {
    addLink(
        entry, message, severity(entry), logger.text(entry), false, throwable(thrown.get(entry)));
  }

  @Override
  void logged(Object entry, Long begun) {
    log()
        .logged(
            begun,
            System.currentTimeMillis(),
            severity(entry),
            logger.text(entry),
            null,
            null,
            message.text(entry),
            throwable(thrown.get(entry)),
            maps.of(mdc.get(entry)));
  }

  private Severity severity(Object entry) {
    Object known = level.get(entry);
    String name = known instanceof Enum ? ((Enum<?>) known).name() : "";
    for (Severity severity : Severity.values()) {
      if (severity.name().equals(name)) {
        return severity;
      }
    }
    return Severity.INFO;
  }
}
