// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.ingest;

import dev.faultline.collector.model.LogStatement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Holds the log statements of a snapshot to what docs/protocol.md says of them. */
final class LogCheck {

  private static final int MAX_STATEMENTS = 250;
  private static final int MAX_CONTEXT = 200;
  private static final int MAX_LEVEL = 200;
  private static final int MAX_LOGGER = 2_000;
  private static final int MAX_TEXT = 64 * 1024;

  void check(List<LogStatement> statements) {
    if (statements.size() > MAX_STATEMENTS) {
      throw new InvalidItemException("logs", "must have at most " + MAX_STATEMENTS + " elements");
    }
    for (int i = 0; i < statements.size(); i++) {
      LogStatement statement = statements.get(i);
      if (statement == null) {
        throw new InvalidItemException("logs/" + i, "must be there");
      }
      check("logs/" + i, statement, i == statements.size() - 1);
    }
  }

  private static void check(String path, LogStatement statement, boolean isLast) {
    bounded(path + "/level", statement.level(), MAX_LEVEL);
    bounded(path + "/logger", statement.logger(), MAX_LOGGER);
    bounded(path + "/message", statement.message(), MAX_TEXT);
    bounded(path + "/template", statement.template(), MAX_TEXT);
    SnapshotCheck.entries(path + "/mdc", statement.mdc(), MAX_CONTEXT);
    if (statement.current() && !isLast) {
      throw new InvalidItemException(path + "/current", "must be on the last statement only");
    }
  }

  private static void bounded(String path, @Nullable String text, int most) {
    if (text != null && text.length() > most) {
      throw new InvalidItemException(path, "must have at most " + most + " characters");
    }
  }
}
