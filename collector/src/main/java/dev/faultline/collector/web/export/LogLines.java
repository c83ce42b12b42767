// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.web.export;

import dev.faultline.collector.model.LogStatement;
import dev.faultline.collector.model.LogStatement.LoggedException;
import dev.faultline.collector.web.text.Visible;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Log statements as a log file has them: one line each, the last one last. */
final class LogLines {
  private static final int LONGEST_MESSAGE = 500;

  /** The last {@code most} of them; each line ends with a line feed. */
  static String last(List<LogStatement> logs, int most) {
    return logs.subList(Math.max(0, logs.size() - most), logs.size()).stream()
        .map(LogLines::line)
        .collect(Collectors.joining());
  }

  private static String line(LogStatement statement) {
    StringBuilder line = new StringBuilder();
    Long time = statement.time();
    add(line, time == null ? null : Instant.ofEpochMilli(time).toString());
    add(line, statement.level());
    add(line, statement.logger());
    line.append("- ").append(cut(statement.message()));
    LoggedException exception = statement.exception();
    if (exception != null) {
      line.append(" [").append(cut(exception.type()));
      line.append(exception.message() == null ? "]" : ": " + cut(exception.message()) + "]");
    }
    if (!statement.mdc().isEmpty()) {
      line.append(' ').append(context(statement));
    }
    return Visible.line(line.toString()) + "\n";
  }

  private static void add(StringBuilder line, @Nullable String part) {
    if (part != null) {
      line.append(part).append(' ');
    }
  }

  private static String context(LogStatement statement) {
    return statement.mdc().entrySet().stream()
        .map(entry -> entry.getKey() + "=" + cut(entry.getValue()))
        .sorted()
        .collect(Collectors.joining(", ", "{", "}"));
  }

  private static String cut(@Nullable String text) {
    if (text == null) {
      return "";
    }
    return text.length() <= LONGEST_MESSAGE ? text : text.substring(0, LONGEST_MESSAGE) + "…";
  }

  private LogLines() {}
}
