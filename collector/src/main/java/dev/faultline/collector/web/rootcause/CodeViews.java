// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.web.rootcause;

import dev.faultline.collector.explain.FrameSource;
import dev.faultline.collector.explain.FrameSource.LineRange;
import dev.faultline.collector.explain.FrameSource.Origin;
import dev.faultline.collector.explain.Mark;
import dev.faultline.collector.explain.Mark.Precision;
import dev.faultline.collector.model.Event;
import dev.faultline.collector.model.ExceptionRecord;
import dev.faultline.collector.model.Frame;
import dev.faultline.collector.web.code.JavaTokens;
import dev.faultline.collector.web.rootcause.CodeView.Line;
import dev.faultline.collector.web.text.Kinds;
import dev.faultline.collector.web.text.TypeName;
import dev.faultline.collector.web.text.Visible;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Makes the table of lines: the frame's method around the marked line, or all of the class. */
final class CodeViews {
  private static final int LONGEST_METHOD = 80;
  private static final int AROUND = 30;
  private static final int DEEPEST = 10; // what the style sheet knows
  private static final int MOST_LINES = 5000;

  private final Selection selection;
  private final @Nullable String statement;
  private final List<Frame> frames;
  private final FrameSource source;

  CodeViews(Event event, Selection selection, ExceptionRecord exception, FrameSource source) {
    this.selection = selection;
    this.statement =
        exception.isStatement() ? Kinds.statement(event).toLowerCase(Locale.ROOT) : null;
    this.frames = exception.frames();
    this.source = source;
  }

  CodeView view() {
    Frame frame = frames.get(selection.frame());
    LineRange shown = shown();
    int size = source.lines().size();
    boolean more = size > shown.last() - shown.first() + 1;
    Mark mark = source.mark();
    return new CodeView(
        TypeName.simple(frame.className()) + "." + Visible.line(frame.method()),
        StackViews.place(frame),
        origin(frame),
        source.note() == null ? List.of() : List.of(source.note()),
        mark == null ? null : label(mark),
        lines(shown, mark),
        shown.first() - 1,
        size - shown.last(),
        selection.whole(),
        more || selection.whole() ? selection.whole(!selection.whole()) : null);
  }

  private LineRange shown() {
    int size = source.lines().size();
    Mark mark = source.mark();
    LineRange method = source.method();
    int middle = mark != null ? mark.line() : method != null ? method.first() : 1;
    if (selection.whole()) {
      return around(middle, MOST_LINES / 2, size);
    }
    boolean fits = method != null && method.last() - method.first() < LONGEST_METHOD;
    return method != null && fits && method.first() <= middle && middle <= method.last()
        ? method
        : around(middle, AROUND, size);
  }

  private static LineRange around(int middle, int distance, int size) {
    return new LineRange(Math.max(1, middle - distance), Math.min(size, middle + distance));
  }

  private List<Line> lines(LineRange shown, @Nullable Mark mark) {
    return IntStream.rangeClosed(shown.first(), shown.last())
        .mapToObj(number -> line(number, mark))
        .toList();
  }

  private Line line(int number, @Nullable Mark mark) {
    String text = source.lines().get(number - 1);
    int depth = (int) text.chars().takeWhile(character -> character == '\t').count();
    return new Line(
        number,
        mark != null && mark.line() == number,
        Math.min(DEEPEST, depth),
        JavaTokens.of(text));
  }

  /**
   * The frame that threw failed itself, and so did the nearest application frame as far as its
   * developer can tell.
   */
  private String label(Mark mark) {
    if (mark.precision() == Precision.METHOD || mark.precision() == Precision.NEAREST) {
      return (statement == null ? "failed" : statement) + " near here";
    }
    boolean nearest = frames.subList(0, selection.frame()).stream().noneMatch(Frame::application);
    if (!nearest) {
      return "called from here";
    }
    return (statement == null ? "failed" : statement) + " here";
  }

  private @Nullable String origin(Frame frame) {
    String jar = frame.source() == null ? "" : " in " + Visible.line(frame.source());
    if (source.origin() == Origin.NONE) {
      return null;
    }
    String code =
        frame.code() == null
            ? ""
            : " " + frame.code().substring(0, Math.min(12, frame.code().length()));
    return (source.origin() == Origin.DECOMPILED
            ? "Decompiled from class file"
            : "Listed from class file")
        + Visible.line(code)
        + jar
        + ". Line numbers differ from the original's.";
  }
}
