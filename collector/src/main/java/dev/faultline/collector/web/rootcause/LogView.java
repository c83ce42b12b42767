// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.web.rootcause;

import dev.faultline.collector.model.LogStatement;
import dev.faultline.collector.model.Snapshot;
import dev.faultline.collector.web.text.Amounts;
import dev.faultline.collector.web.text.LongText;
import dev.faultline.collector.web.text.TypeName;
import dev.faultline.collector.web.text.Visible;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the thread logged before the failure, the last statement last.
 *
 * @param reason why there is nothing; null if there is
 * @param cut what is not there any more, in words; null for nothing
 */
public record LogView(@Nullable String reason, @Nullable String cut, List<Row> rows) {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final int LONGEST_MESSAGE = 500;

  /**
   * A log statement.
   *
   * @param before how long before the event, in words
   * @param exception what was logged with it
   * @param context the thread's mapped diagnostic context, by name
   * @param current whether the event is about it
   */
  public record Row(
      String time,
      String before,
      String level,
      TypeName logger,
      LongText message,
      @Nullable String exception,
      List<Entry> context,
      boolean current) {}

  /** An entry of the mapped diagnostic context, each on one line. */
  public record Entry(String name, String value) {}

  static LogView of(Snapshot snapshot) {
    if (snapshot.logs().isEmpty()) {
      String missing = snapshot.logsMissing();
      return new LogView(
          missing == null ? "The agent sent no log statements." : Visible.line(missing),
          null,
          List.of());
    }
    Long cut = snapshot.logsCut();
    return new LogView(
        null,
        cut == null || cut <= 0
            ? null
            : Amounts.count(cut, "older statement")
                + " of this thread no longer kept by the agent.",
        snapshot.logs().stream().map(statement -> row(statement, snapshot.occurredAt())).toList());
  }

  private static Row row(LogStatement statement, long occurredAt) {
    Long at = statement.time();
    String level = statement.level();
    String message = statement.message();
    return new Row(
        at == null ? "" : TIME.format(Instant.ofEpochMilli(at)),
        at == null ? "" : before(occurredAt - at),
        level == null ? "" : Visible.line(level),
        TypeName.of(statement.logger()),
        LongText.of(message == null ? "" : message, LONGEST_MESSAGE),
        exception(statement.exception()),
        context(statement.mdc()),
        statement.current());
  }

  private static String before(long millis) {
    if (millis < 1) {
      return "";
    }
    return millis < 10_000 ? "−" + millis + " ms" : "−" + Amounts.count(millis / 1_000) + " s";
  }

  private static @Nullable String exception(LogStatement.@Nullable LoggedException exception) {
    if (exception == null || exception.type() == null) {
      return null;
    }
    String message = exception.message();
    return TypeName.simple(exception.type())
        + (message == null ? "" : ": " + Visible.line(message));
  }

  private static List<Entry> context(Map<String, String> context) {
    return context.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(entry -> new Entry(Visible.line(entry.getKey()), Visible.line(entry.getValue())))
        .toList();
  }
}
