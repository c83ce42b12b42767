// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.web.rootcause;

import dev.faultline.collector.model.Event;
import dev.faultline.collector.model.ExceptionRecord;
import dev.faultline.collector.model.Frame;
import dev.faultline.collector.model.Snapshot;
import dev.faultline.collector.web.text.Amounts;
import dev.faultline.collector.web.text.Kinds;
import dev.faultline.collector.web.text.LongText;
import dev.faultline.collector.web.text.TypeName;
import dev.faultline.collector.web.text.Visible;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Makes the steps of the exception chain, with third-party frames and long recursions folded. */
final class StackViews {
  private static final int LONGEST_MESSAGE = 240;

  private final Event event;
  private final Snapshot snapshot;
  private final Selection selection;

  StackViews(Event event, Snapshot snapshot, Selection selection) {
    this.event = event;
    this.snapshot = snapshot;
    this.selection = selection;
  }

  List<ExceptionView> all() {
    return IntStream.range(0, snapshot.exceptions().size()).mapToObj(this::exception).toList();
  }

  private ExceptionView exception(int index) {
    ExceptionRecord exception = snapshot.exceptions().get(index);
    String message = exception.message();
    return new ExceptionView(
        relation(exception, index),
        exception.isStatement() ? null : TypeName.of(exception.type()),
        message == null || message.equals(event.name())
            ? null
            : LongText.of(message, LONGEST_MESSAGE),
        index == StartingPoint.exception(snapshot) && snapshot.exceptions().size() > 1,
        index == selection.exception(),
        runs(exception, index),
        notes(exception));
  }

  private String relation(ExceptionRecord exception, int index) {
    if (exception.isStatement()) {
      return Kinds.statement(event) + " here";
    }
    if (index == 0) {
      return "Thrown";
    }
    String words = "suppressed".equals(exception.relation()) ? "Suppressed" : "Caused by";
    Integer parent = exception.parent();
    boolean elsewhere = parent != null && parent >= 0 && parent < index - 1;
    return elsewhere && parent != null
        ? words + ", of " + TypeName.simple(snapshot.exceptions().get(parent).type())
        : words;
  }

  private static List<String> notes(ExceptionRecord exception) {
    List<String> notes = new ArrayList<>();
    if (exception.stackRebuilt()) {
      notes.add(
          "The JVM gave this exception no stack. These frames were rebuilt from where it passed.");
    }
    if (exception.framesCut() > 0) {
      notes.add(
          Amounts.count(exception.framesCut(), "more frame") + ", beyond the limit of the record.");
    }
    if (exception.frames().isEmpty()) {
      notes.add(
          exception.isStatement()
              ? "No frames were recorded."
              : "No frames were recorded for this exception.");
    }
    return notes;
  }

  private List<FrameRun> runs(ExceptionRecord exception, int index) {
    List<Frame> frames = exception.frames();
    boolean anyApplication = frames.stream().anyMatch(Frame::application);
    List<FrameRun> runs = new ArrayList<>();
    int at = 0;
    while (at < frames.size()) {
      int end = FrameRuns.end(frames, at);
      runs.add(run(index, frames, at, end, anyApplication));
      at = end;
    }
    return runs;
  }

  private FrameRun run(
      int exception, List<Frame> frames, int from, int to, boolean anyApplication) {
    List<FrameView> views =
        IntStream.range(from, to).mapToObj(at -> view(exception, at, frames.get(at))).toList();
    boolean open = views.stream().anyMatch(FrameView::selected);
    return new FrameRun(anyApplication ? FrameRuns.summary(frames, from, to) : null, open, views);
  }

  private FrameView view(int exception, int index, Frame frame) {
    TypeName owner = TypeName.of(frame.className());
    return new FrameView(
        owner.simple(),
        owner.qualifier(),
        Visible.line(frame.method()),
        place(frame),
        frame.source() == null ? null : Visible.line(frame.source()),
        variables(frame),
        frame.application(),
        exception == selection.exception() && index == selection.frame(),
        selection.frame(exception, index));
  }

  static String place(Frame frame) {
    String file = frame.file() == null ? "unknown source" : Visible.line(frame.file());
    Integer line = frame.line();
    if (line != null && line == -2) {
      return "native code";
    }
    return line == null || line <= 0 ? file : file + ":" + line;
  }

  private static @Nullable String variables(Frame frame) {
    int count = frame.variables().size();
    return count == 0 ? null : Amounts.count(count, "variable");
  }
}
