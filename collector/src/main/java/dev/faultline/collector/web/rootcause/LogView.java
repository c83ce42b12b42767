// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.web.rootcause;

import dev.faultline.collector.model.LogStatement;
import dev.faultline.collector.model.Snapshot;
import dev.faultline.collector.web.text.LongText;
import dev.faultline.collector.web.text.TypeName;
import dev.faultline.collector.web.text.Visible;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the thread logged before the failure, the last statement last.
 *
 * @param reason why there is nothing; null if there is
 */
public record LogView(@Nullable String reason, List<Row> rows) {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final int LONGEST_MESSAGE = 500;

  /** A log statement. */
  public record Row(
      String time, String level, String logger, LongText message, @Nullable String context) {}

  static LogView of(Snapshot snapshot) {
    if (snapshot.logs().isEmpty()) {
      return new LogView(
          "This agent sends no log statements: capturing them arrives with a later version.",
          List.of());
    }
    return new LogView(null, snapshot.logs().stream().map(LogView::row).toList());
  }

  private static Row row(LogStatement statement) {
    Long at = statement.at();
    String level = statement.level();
    String message = statement.message();
    return new Row(
        at == null ? "" : TIME.format(Instant.ofEpochMilli(at)),
        level == null ? "" : Visible.line(level).toUpperCase(Locale.ROOT),
        TypeName.simple(statement.logger()),
        LongText.of(message == null ? "" : message, LONGEST_MESSAGE),
        context(statement.context()));
  }

  private static @Nullable String context(Map<String, String> context) {
    return context.isEmpty()
        ? null
        : context.entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(entry -> Visible.line(entry.getKey() + "=" + entry.getValue()))
            .collect(Collectors.joining(" "));
  }
}
