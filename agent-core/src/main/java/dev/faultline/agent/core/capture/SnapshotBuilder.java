// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.capture;

import dev.faultline.agent.core.model.CodeReference;
import dev.faultline.agent.core.model.EventKey;
import dev.faultline.agent.core.model.ExceptionRecord;
import dev.faultline.agent.core.model.ExceptionRecord.Relation;
import dev.faultline.agent.core.model.FrameRecord;
import dev.faultline.agent.core.model.Location;
import dev.faultline.agent.core.model.Outcome;
import dev.faultline.agent.core.model.Snapshot;
import dev.faultline.agent.core.record.Recorder;
import dev.faultline.agent.core.record.Throwables;
import dev.faultline.agent.core.site.CatchSite;
import dev.faultline.agent.core.site.KnownClasses;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes a snapshot of what was recorded of a failure, once it is known what became of it. One
 * object per snapshot.
 */
final class SnapshotBuilder {

  private static final int MOST_EXCEPTIONS = 32;

  private final Recorder recorder;
  private final KnownClasses classes;
  private final Recording recording;
  private final List<ExceptionRecord> exceptions = new ArrayList<>(2);
  private final Map<Throwable, Boolean> seen = new IdentityHashMap<>();
  private final List<String> types = new ArrayList<>(2);
  private @Nullable Location location;
  private @Nullable Location entryPoint;

  SnapshotBuilder(Recorder recorder, KnownClasses classes, Recording recording) {
    this.recorder = recorder;
    this.classes = classes;
    this.recording = recording;
  }

  Snapshot build(Failure failure, Throwable outermost, Tally tally) {
    EventKey.Kind kind = failure.kind();
    chain(outermost);
    EventKey key = new EventKey(kind, types, location);
    return new Snapshot(
        key,
        tally::key,
        recording.occurredAt(),
        recording.trigger(),
        recording.thread(),
        entryPoint,
        outcome(kind, failure.caughtBy),
        exceptions,
        recording.notes(),
        recording.nanos(),
        recording.bytes() + 200 * frames());
  }

  private int frames() {
    int frames = 0;
    for (ExceptionRecord exception : exceptions) {
      frames += exception.frames().size();
    }
    return frames;
  }

  private static Outcome outcome(EventKey.Kind kind, @Nullable CatchSite site) {
    if (site == null) {
      return new Outcome(Outcome.Kind.UNCAUGHT, null, -1);
    }
    Location where =
        new Location(
            site.method().className(), site.method().name(), site.method().descriptor(), null);
    switch (kind) {
      case SWALLOWED:
        return new Outcome(Outcome.Kind.SWALLOWED, where, site.line());
      case LOGGED_ERROR:
      case LOGGED_WARNING:
        return new Outcome(Outcome.Kind.LOGGED, where, site.line());
      case UNCAUGHT:
        return new Outcome(Outcome.Kind.UNCAUGHT, where, site.line());
      default:
        return new Outcome(Outcome.Kind.CAUGHT, where, site.line());
    }
  }

  /**
   * Causes first, then what each of them suppressed. The innermost cause with an application frame
   * gives the location.
   */
  private void chain(Throwable outermost) {
    Throwables throwables = recorder.throwables();
    List<Throwable> chain = new ArrayList<>(2);
    Throwable current = outermost;
    int parent = -1;
    while (current != null && exceptions.size() < MOST_EXCEPTIONS && !seen.containsKey(current)) {
      chain.add(current);
      add(current, parent < 0 ? Relation.THROWN : Relation.CAUSE, parent);
      types.add(current.getClass().getName());
      parent = exceptions.size() - 1;
      current = throwables.cause(current);
    }
    for (int i = 0; i < chain.size(); i++) {
      suppressed(chain.get(i), i);
    }
  }

  private void suppressed(Throwable throwable, int parent) {
    for (Throwable suppressed : recorder.throwables().suppressed(throwable)) {
      if (exceptions.size() < MOST_EXCEPTIONS && !seen.containsKey(suppressed)) {
        add(suppressed, Relation.SUPPRESSED, parent);
      }
    }
  }

  private void add(Throwable throwable, Relation relation, int parent) {
    seen.put(throwable, Boolean.TRUE);
    CapturedException captured = recording.captured(throwable);
    StackTraceElement[] stack =
        captured == null ? recorder.throwables().stack(throwable) : captured.stack();
    List<FrameRecord> frames = new ArrayList<>(stack.length);
    if (captured != null) {
      frames.addAll(captured.rebuilt());
    }
    boolean rebuilt = !frames.isEmpty();
    int stackFrames = addFrames(frames, stack, captured);
    if (relation != Relation.SUPPRESSED) {
      locate(frames);
    }
    exceptions.add(
        new ExceptionRecord(
            throwable.getClass().getName(),
            message(throwable),
            relation,
            parent,
            frames,
            stack.length - stackFrames,
            rebuilt));
  }

  private @Nullable String message(Throwable throwable) {
    String text = recorder.throwables().message(throwable);
    return text == null ? null : Messages.clean(text, recorder);
  }

  private int addFrames(
      List<FrameRecord> frames, StackTraceElement[] stack, @Nullable CapturedException captured) {
    int count = Math.min(stack.length, recorder.limits().stackElements());
    for (int i = 0; i < count; i++) {
      FrameRecord recorded = captured == null ? null : captured.frame(i);
      frames.add(recorded != null ? recorded : frame(stack[i], i, captured));
    }
    return count;
  }

  private FrameRecord frame(
      StackTraceElement element, int index, @Nullable CapturedException captured) {
    FrameRecord frame =
        new FrameRecord(
            element.getClassName(),
            element.getMethodName(),
            element.getFileName(),
            element.getLineNumber());
    CodeReference code = classes.get(element.getClassName());
    if (code == null) {
      return frame;
    }
    frame.application(true).code(code);
    if (captured == null) {
      return frame.variablesMissing(
          "this exception was not seen to pass a frame of the application");
    }
    return frame.variablesMissing(
        index > captured.matched()
            ? "the exception was caught before it reached this frame"
            : "the frame has no handler, or the snapshot's limits were reached");
  }

  private void locate(List<FrameRecord> frames) {
    FrameRecord nearest = null;
    FrameRecord outermost = null;
    for (FrameRecord frame : frames) {
      if (frame.application()) {
        nearest = nearest == null ? frame : nearest;
        outermost = frame;
      }
    }
    if (nearest == null || outermost == null) {
      return;
    }
    location = new Location(nearest.className(), nearest.method(), nearest.descriptor(), null);
    if (entryPoint == null) {
      entryPoint =
          new Location(outermost.className(), outermost.method(), outermost.descriptor(), null);
    }
  }
}
