// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.ingest;

import dev.faultline.collector.model.LogStatement;
import dev.faultline.collector.model.LogStatement.LoggedException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Holds the log statements of a snapshot to docs/protocol.md (<i>Snapshot</i>, {@code logs}). */
final class LogCheck {

  private static final int MAX_STATEMENTS = 250;
  private static final int MAX_NAME = 1_000;
  private static final int MAX_TEXT = 10_000;
  private static final int MAX_CONTEXT = 200;
  private static final Set<String> LEVELS = Set.of("TRACE", "DEBUG", "INFO", "WARN", "ERROR");

  static void check(List<LogStatement> logs) {
    if (logs.size() > MAX_STATEMENTS) {
      throw new InvalidItemException("logs", "must have at most " + MAX_STATEMENTS + " elements");
    }
    for (int i = 0; i < logs.size(); i++) {
      String path = "logs/" + i;
      LogStatement statement = logs.get(i);
      if (statement == null) {
        throw new InvalidItemException(path, "must be there");
      }
      check(path, statement);
      if (statement.current() && i != logs.size() - 1) {
        throw new InvalidItemException(
            path + "/current", "must be true of the last statement only");
      }
    }
  }

  private static void check(String path, LogStatement statement) {
    time(path, statement.time());
    level(path, statement.level());
    text(path + "/logger", statement.logger(), MAX_NAME);
    text(path + "/message", statement.message(), MAX_TEXT);
    text(path + "/template", statement.template(), MAX_TEXT);
    text(path + "/thread", statement.thread(), MAX_NAME);
    TextCheck.map(path + "/mdc", statement.mdc(), MAX_CONTEXT, MAX_NAME, MAX_NAME);
    LoggedException exception = statement.exception();
    if (exception != null) {
      text(path + "/exception/type", exception.type(), MAX_NAME);
      text(path + "/exception/message", exception.message(), MAX_TEXT);
    }
  }

  private static void time(String path, @Nullable Long time) {
    if (time != null && (time < 0 || time > CountItem.MAX_TIME)) {
      throw new InvalidItemException(path + "/time", "must be 0 to " + CountItem.MAX_TIME);
    }
  }

  private static void level(String path, @Nullable String level) {
    if (level != null && !LEVELS.contains(level)) {
      throw new InvalidItemException(path + "/level", "must be TRACE, DEBUG, INFO, WARN or ERROR");
    }
  }

  private static void text(String path, @Nullable String text, int max) {
    TextCheck.text(path, text, max);
  }

  private LogCheck() {}
}
