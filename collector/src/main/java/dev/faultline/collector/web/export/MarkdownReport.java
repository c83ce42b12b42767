// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.web.export;

import dev.faultline.collector.model.CallProfile;
import dev.faultline.collector.model.EntryPoint;
import dev.faultline.collector.model.Event;
import dev.faultline.collector.model.ExceptionRecord;
import dev.faultline.collector.model.Frame;
import dev.faultline.collector.model.Request;
import dev.faultline.collector.model.Snapshot;
import dev.faultline.collector.model.TraceContext;
import dev.faultline.collector.model.Value;
import dev.faultline.collector.web.text.Amounts;
import dev.faultline.collector.web.text.Kinds;
import dev.faultline.collector.web.text.RequestLine;
import dev.faultline.collector.web.text.TypeName;
import dev.faultline.collector.web.text.Visible;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What goes into a ticket: the failure, its trace, the variables where it happened, and what was
 * logged before. What agents sent stays text in it.
 */
public final class MarkdownReport {
  private static final int LONGEST_VALUE = 120;
  private static final int MOST_STATEMENTS = 30;

  private final Event event;
  private final Snapshot snapshot;
  private final StringBuilder text = new StringBuilder(4096);

  private MarkdownReport(Event event, Snapshot snapshot) {
    this.event = event;
    this.snapshot = snapshot;
  }

  /** {@code page} is the address of the root cause page. */
  public static String of(Event event, Snapshot snapshot, String page) {
    MarkdownReport report = new MarkdownReport(event, snapshot);
    report.head(page);
    report.block("", PlainTrace.stack(event, snapshot));
    report.time();
    report.data();
    report.variables();
    report.logs();
    return report.text.toString();
  }

  private void head(String page) {
    String message = event.message();
    text.append("## ").append(code(Kinds.title(event).full())).append("\n\n");
    if (message != null && !message.equals(event.name())) {
      block("", Visible.text(message));
    }
    fact("Kind", Kinds.name(event.kind()));
    fact("Service", code(event.service().service() + " / " + event.service().environment()));
    fact("Occurrences", Amounts.count(event.count()));
    fact("First seen", event.firstSeen().toString());
    fact("Last seen", event.lastSeen().toString());
    String introducedBy = event.introducedBy();
    fact("Introduced by", introducedBy == null ? null : code(introducedBy));
    fact("This snapshot", Instant.ofEpochMilli(snapshot.occurredAt()).toString());
    work();
    fact("Root cause page", page);
    text.append('\n');
  }

  /** What the thread worked for. */
  private void work() {
    EntryPoint entry = snapshot.entryPoint();
    fact("Entry point", entry == null || entry.name() == null ? null : code(entry.name()));
    Request request = snapshot.request();
    if (request != null) {
      String status = request.status() == null ? "" : ", answered with " + request.status();
      fact("Request", code(RequestLine.of(request)) + status);
    }
    TraceContext trace = snapshot.trace();
    fact("Trace", trace == null || trace.traceId() == null ? null : code(trace.traceId()));
    snapshot.context().forEach((name, value) -> fact(code(name), code(value)));
  }

  private void time() {
    CallProfile profile = snapshot.profile();
    if (profile != null && !profile.tree().isEmpty()) {
      text.append("Where the time went:\n\n");
      block("", TimeLines.of(profile));
    }
  }

  private void data() {
    if (!snapshot.data().isEmpty()) {
      text.append("Data:\n\n");
      lines(snapshot.data());
    }
  }

  private void lines(List<Value> values) {
    StringBuilder lines = new StringBuilder();
    values.forEach(value -> lines.append(line(value)).append('\n'));
    block("", lines.toString());
  }

  private void fact(String label, @Nullable String value) {
    if (value != null) {
      text.append("- ").append(label).append(": ").append(value).append('\n');
    }
  }

  private void variables() {
    Optional<Frame> frame =
        snapshot.exceptions().stream()
            .map(ExceptionRecord::frames)
            .flatMap(frames -> frames.stream().filter(each -> !each.variables().isEmpty()))
            .reduce(this::nearer);
    frame.ifPresent(
        found -> {
          text.append("Variables of ").append(code(PlainTrace.element(found))).append(":\n\n");
          lines(found.variables());
        });
  }

  private void logs() {
    int size = snapshot.logs().size();
    if (size > 0) {
      text.append("Logged by the thread");
      text.append(size > MOST_STATEMENTS ? ", the last " + MOST_STATEMENTS + " of " + size : "");
      text.append(":\n\n");
      block("", LogLines.last(snapshot.logs(), MOST_STATEMENTS));
    }
  }

  /** The event's location if it is among them, else the first. */
  private Frame nearer(Frame one, Frame other) {
    return isLocation(other) && !isLocation(one) ? other : one;
  }

  private boolean isLocation(Frame frame) {
    var location = event.location();
    return location != null
        && location.className().equals(frame.className())
        && location.method().equals(frame.method());
  }

  private static String line(Value variable) {
    String value = variable.value();
    String worth =
        switch (variable.kind()) {
          case "null" -> "null";
          case "redacted" -> "(redacted)";
          case "string" -> "\"" + value + "\"";
          case "primitive", "text", "throwable" -> String.valueOf(value);
          default ->
              TypeName.simple(variable.type())
                  + (variable.size() == null ? "" : " of " + Amounts.count(variable.size()));
        };
    String line = Visible.line(variable.name() + " = " + worth);
    return line.length() <= LONGEST_VALUE ? line : line.substring(0, LONGEST_VALUE) + "…";
  }

  /** A fence longer than any run of backticks in the text, so that the text can't end it. */
  private void block(String language, String content) {
    String fence = "`".repeat(Math.max(3, longestRun(content) + 1));
    text.append(fence).append(language).append('\n').append(content);
    text.append(content.endsWith("\n") ? "" : "\n").append(fence).append("\n\n");
  }

  private static String code(String content) {
    String line = Visible.line(content);
    String fence = "`".repeat(longestRun(line) + 1);
    String space = line.startsWith("`") || line.endsWith("`") ? " " : "";
    return fence + space + line + space + fence;
  }

  private static int longestRun(String content) {
    int longest = 0;
    int run = 0;
    for (int at = 0; at < content.length(); at++) {
      run = content.charAt(at) == '`' ? run + 1 : 0;
      longest = Math.max(longest, run);
    }
    return longest;
  }
}
