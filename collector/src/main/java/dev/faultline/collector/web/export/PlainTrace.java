// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.web.export;

import dev.faultline.collector.model.Event;
import dev.faultline.collector.model.ExceptionRecord;
import dev.faultline.collector.model.Frame;
import dev.faultline.collector.model.Snapshot;
import dev.faultline.collector.web.text.Kinds;
import dev.faultline.collector.web.text.Visible;
import java.util.List;

/**
 * The trace as {@code Throwable.printStackTrace} writes it, so that tools that read those read
 * this.
 */
public final class PlainTrace {
  private final Event event;
  private final List<ExceptionRecord> exceptions;
  private final StringBuilder text = new StringBuilder(4096);

  private PlainTrace(Event event, Snapshot snapshot) {
    this.event = event;
    exceptions = snapshot.exceptions();
  }

  /** The trace, and below it what the thread logged. */
  public static String of(Event event, Snapshot snapshot) {
    String logs = LogLines.last(snapshot.logs(), Integer.MAX_VALUE);
    return stack(event, snapshot) + (logs.isEmpty() ? "" : "\nLogged by the thread:\n" + logs);
  }

  static String stack(Event event, Snapshot snapshot) {
    PlainTrace trace = new PlainTrace(event, snapshot);
    if (trace.exceptions.isEmpty()) {
      String name = event.name();
      return name == null
          ? "This snapshot has no exception.\n"
          : Visible.line(name) + "\nNo stack was recorded.\n";
    }
    trace.write(0, "", "");
    for (int index = 1; index < trace.exceptions.size(); index++) {
      if (trace.exceptions.get(index).isStatement()) {
        trace.write(index, "", "");
      }
    }
    return trace.text.toString();
  }

  private void write(int index, String caption, String indent) {
    ExceptionRecord exception = exceptions.get(index);
    String named = exception.type();
    String type = named == null ? Kinds.statement(event) : Visible.line(named);
    String said = exception.message();
    String message = said == null && exception.isStatement() ? event.name() : said;
    text.append(indent).append(caption).append(type);
    text.append(message == null ? "" : ": " + Visible.text(message)).append('\n');
    exception
        .frames()
        .forEach(frame -> text.append(indent).append("\tat ").append(element(frame)).append('\n'));
    if (exception.framesCut() > 0) {
      text.append(indent).append("\t... ").append(exception.framesCut()).append(" more\n");
    }
    children(index, "suppressed", "Suppressed: ", indent + "\t");
    children(index, "cause", "Caused by: ", indent);
  }

  /** Only later ones, so that parents that refer to one another can't run in a circle. */
  private void children(int parent, String relation, String caption, String indent) {
    for (int index = parent + 1; index < exceptions.size(); index++) {
      Integer of = exceptions.get(index).parent();
      if (of != null && of == parent && relation.equals(exceptions.get(index).relation())) {
        write(index, caption, indent);
      }
    }
  }

  static String element(Frame frame) {
    Integer line = frame.line();
    String file = frame.file();
    String place;
    if (line != null && line == -2) {
      place = "Native Method";
    } else if (file == null) {
      place = "Unknown Source";
    } else {
      place = Visible.line(file) + (line == null || line <= 0 ? "" : ":" + line);
    }
    return Visible.line(frame.className()) + "." + Visible.line(frame.method()) + "(" + place + ")";
  }
}
