// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.instrumentation.library.logging;

import dev.faultline.agent.core.capture.ApplicationLog;
import dev.faultline.agent.core.capture.LibraryPoint;
import dev.faultline.agent.core.record.LibraryField;
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
    private @Nullable String linked;
    private @Nullable LibraryField place;

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
  private final ContextMaps maps;
  private final LibraryField[] templates;
  private final LibraryField[] arrays;
  private final LibraryField object;
  private final LibraryField count;
  private final LibraryField formatted;
  private final LibraryField levelNumber;
  private final LibraryField loggerName;

  Log4jPoint(ApplicationLog log, LibraryFields fields, ContextMaps maps) {
    this.log = log;
    this.maps = maps;
    // as all versions have named them, of messages with and without parameters
    templates = named(fields, "messagePattern", "pattern", "message", "charSequence");
    arrays = named(fields, "argArray", "args", "stringArgs", "varargs", "params");
    object = fields.named("obj");
    count = fields.named("argCount");
    formatted = fields.named("formattedMessage");
    levelNumber = fields.named("intLevel");
    loggerName = fields.named("name");
  }

  private static LibraryField[] named(LibraryFields fields, String... names) {
    LibraryField[] result = new LibraryField[names.length];
    for (int i = 0; i < names.length; i++) {
      result[i] = fields.named(names[i]);
    }
    return result;
  }

  @Override
  public @Nullable Object entered(
      @Nullable Object logger,
      @Nullable Object level,
      @Nullable Object message,
      @Nullable Object thrown) {
    Call call =
        new Call(
            logger, level, message, thrown, template(message), parameters(message), log.begin());
    if (log.wantsLinks() && !log.hasLinksInContext()) {
      link(call);
    }
    return call;
  }

  /** In the message itself: nothing else says what will be written. */
  private void link(Call call) {
    String link =
        log.link(
            Severities.ofLog4j(levelNumber.number(call.level)),
            loggerName.text(call.logger),
            call.template,
            call.parameters != null && call.parameters.length > 0,
            call.thrown instanceof Throwable ? (Throwable) call.thrown : null);
    for (int i = 0; link != null && i < templates.length; i++) {
      Object text = templates[i].get(call.message);
      String linked = text + link;
      if (text instanceof String && templates[i].replace(call.message, text, linked)) {
        call.linked = linked;
        call.place = templates[i];
        Object ready = formatted.get(call.message);
        if (ready instanceof String) {
          formatted.replace(call.message, ready, ready + link);
        }
        return;
      }
    }
  }

  private @Nullable String template(@Nullable Object message) {
    for (LibraryField field : templates) {
      Object text = field.get(message);
      if (text instanceof String || text instanceof StringBuilder) {
        return text.toString();
      }
    }
    Object value = object.get(message);
    if (value != null) {
      return log.plainText(value);
    }
    return message == null ? null : message.getClass().getName();
  }

  private @Nullable Object @Nullable [] parameters(@Nullable Object message) {
    int used = count.number(message);
    for (LibraryField field : arrays) {
      Object array = field.get(message);
      if (array instanceof Object[]) {
        Object[] all = (Object[]) array;
        return Arrays.copyOf(all, used < 0 ? all.length : Math.min(used, all.length));
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
    if (call.place != null && call.linked != null && call.template != null) {
      // constants, and messages that are used again, are the application's
      call.place.replace(call.message, call.linked, call.template);
    }
    boolean isReused = count.number(call.message) >= 0;
    log.logged(
        call.begun,
        System.currentTimeMillis(),
        Severities.ofLog4j(levelNumber.number(call.level)),
        loggerName.text(call.logger),
        call.template,
        call.parameters,
        isReused ? null : formatted.text(call.message),
        call.thrown instanceof Throwable ? (Throwable) call.thrown : null,
        maps.ofThread());
  }
}
