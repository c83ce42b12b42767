// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.capture;

import dev.faultline.agent.core.model.CallProfile;
import dev.faultline.agent.core.model.CodeReference;
import dev.faultline.agent.core.model.EventKey;
import dev.faultline.agent.core.model.EventKey.Kind;
import dev.faultline.agent.core.model.EventReference;
import dev.faultline.agent.core.model.ExceptionRecord;
import dev.faultline.agent.core.model.ExceptionRecord.Relation;
import dev.faultline.agent.core.model.FrameRecord;
import dev.faultline.agent.core.model.Location;
import dev.faultline.agent.core.model.Outcome;
import dev.faultline.agent.core.model.Request;
import dev.faultline.agent.core.model.Snapshot;
import dev.faultline.agent.core.model.Statement;
import dev.faultline.agent.core.model.Surroundings;
import dev.faultline.agent.core.record.Recorder;
import dev.faultline.agent.core.site.CatchSite;
import dev.faultline.agent.core.site.KnownClasses;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes a snapshot of what was recorded of a failure, once it is known what became of it. One
 * object per snapshot.
 */
final class SnapshotBuilder {

  private static final int MOST_EXCEPTIONS = 40;

  /** Of the exceptions that are shown: how many of the chain of causes. */
  private static final int MOST_CAUSES = 24;

  /** Beyond which a chain of causes is not followed. */
  private static final int LONGEST_CHAIN = 1_000;

  private final Recorder recorder;
  private final KnownClasses classes;
  private final Recording recording;
  private final List<ExceptionRecord> exceptions = new ArrayList<>(2);
  private final Map<Throwable, Boolean> seen = new IdentityHashMap<>();
  private final List<String> types = new ArrayList<>(2);
  private int notShown;
  private @Nullable Location location;
  private @Nullable Location entryPoint;

  SnapshotBuilder(Recorder recorder, KnownClasses classes, Recording recording) {
    this.recorder = recorder;
    this.classes = classes;
    this.recording = recording;
  }

  /**
   * @param counter of the failure
   */
  Snapshot build(Failure failure, Throwable outermost, Occurrences counter) {
    EventKey.Kind kind = failure.kind();
    chain(outermost);
    trace();
    return snapshot(
        counter instanceof CustomTally
            ? ((CustomTally) counter).key(types, location)
            : new EventKey(kind, types, location),
        counter,
        outcome(kind, failure.caughtBy),
        recording.surroundings(failure.fired == null ? failure.statement : null),
        null);
  }

  /** Of a statement that belongs to no failure that is known. */
  Snapshot build(Statement statement, @Nullable Throwable thrown, StatementTally tally) {
    if (thrown != null) {
      chain(thrown);
    }
    trace();
    return snapshot(
        tally.key(types, location),
        tally,
        new Outcome(Outcome.Kind.LOGGED, location, -1),
        recording.surroundings(statement),
        null);
  }

  /** Of an event of the application's own that belongs to no failure that is known. */
  Snapshot build(@Nullable Throwable cause, CustomTally tally) {
    if (cause != null) {
      chain(cause);
    }
    trace();
    return snapshot(
        tally.key(types, location),
        tally,
        new Outcome(Outcome.Kind.FIRED, location, -1),
        recording.surroundings(null),
        null);
  }

  /** Of an answer that no other event tells of. */
  Snapshot build(Invocation request, NamedTally tally) {
    trace();
    Location where = location == null ? request.handler() : location;
    return snapshot(
        tally.key(Kind.HTTP_ERROR, where),
        tally,
        new Outcome(Outcome.Kind.ANSWERED, null, -1),
        recording.surroundings(null),
        request.cause());
  }

  /**
   * Of a call that takes too long.
   *
   * @param handler which the application's method is that is called, where a framework has said so;
   *     else it is the outermost one: the event is the same wherever the time goes
   */
  Snapshot build(NamedTally tally, @Nullable Location handler) {
    trace();
    Location where = handler == null ? entryPoint : handler;
    return snapshot(
        tally.key(Kind.SLOW, where),
        tally,
        new Outcome(Outcome.Kind.SLOW, where, -1),
        recording.surroundings(null),
        null);
  }

  /** Of a request that the application made. */
  Snapshot build(Request request, NamedTally tally) {
    trace();
    return snapshot(
        tally.key(Kind.HTTP_ERROR, location),
        tally,
        new Outcome(Outcome.Kind.ANSWERED, null, -1),
        recording.surroundings(null).withRequest(request),
        null);
  }

  private void trace() {
    StatementTrace trace = recording.trace();
    if (trace != null) {
      ExceptionRecord record = trace.record(classes, recorder, -1);
      exceptions.add(record);
      if (location == null) {
        locate(record.frames());
      }
    }
  }

  private Snapshot snapshot(
      EventKey key,
      Occurrences tally,
      Outcome outcome,
      Surroundings surroundings,
      @Nullable EventReference causedBy) {
    CallProfile profile = surroundings.profile();
    if (notShown > 0) {
      recording.note(notShown + " exceptions are not shown: the snapshot's limit was reached");
    }
    return new Snapshot(
        key,
        tally,
        recording.occurredAt(),
        recording.trigger(),
        recording.thread(),
        entryPoint,
        outcome,
        exceptions,
        recording.notes(),
        recording.nanos(),
        recording.bytes()
            + 200 * frames()
            + 150 * surroundings.logs().size()
            + (profile == null ? 0 : profile.estimatedBytes()),
        surroundings,
        causedBy);
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
      // a framework's handler may have logged what the application let out
      boolean isLogged = kind == Kind.LOGGED_ERROR || kind == Kind.LOGGED_WARNING;
      return new Outcome(isLogged ? Outcome.Kind.LOGGED : Outcome.Kind.UNCAUGHT, null, -1);
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
   * The chain of causes first, then what each of them suppressed. The innermost cause with an
   * application frame gives the location.
   */
  private void chain(Throwable outermost) {
    List<Throwable> chain = shown(causes(outermost), MOST_CAUSES);
    for (Throwable throwable : chain) {
      int parent = exceptions.size() - 1;
      add(throwable, parent < 0 ? Relation.THROWN : Relation.CAUSE, parent);
      types.add(throwable.getClass().getName());
      locate(exceptions.get(parent + 1).frames());
    }
    for (int i = 0; i < chain.size(); i++) {
      suppressed(chain.get(i), i);
    }
  }

  /** The throwable and its causes, as far as they were not seen yet. */
  private List<Throwable> causes(Throwable throwable) {
    List<Throwable> causes = new ArrayList<>(2);
    Throwable current = throwable;
    while (current != null
        && causes.size() < LONGEST_CHAIN
        && seen.put(current, Boolean.TRUE) == null) {
      causes.add(current);
      current = recorder.throwables().cause(current);
    }
    return causes;
  }

  /** Those of a long chain that tell most: what was recorded, then the ends. */
  private List<Throwable> shown(List<Throwable> chain, int most) {
    if (chain.size() <= most) {
      return chain;
    }
    notShown += chain.size() - most;
    BitSet chosen = new BitSet(chain.size());
    if (most > 0) {
      chosen.set(0);
    }
    for (int i = chain.size() - 1; i > 0 && chosen.cardinality() < most; i--) {
      chosen.set(i, recording.captured(chain.get(i)) != null);
    }
    for (int i = 1; chosen.cardinality() < most; i++) {
      chosen.set(chain.size() - i);
      chosen.set(i, chosen.get(i) || chosen.cardinality() < most);
    }
    List<Throwable> result = new ArrayList<>(most);
    for (int i = chosen.nextSetBit(0); i >= 0; i = chosen.nextSetBit(i + 1)) {
      result.add(chain.get(i));
    }
    return result;
  }

  /** What an exception suppressed, each with its causes and what it suppressed itself. */
  private void suppressed(Throwable throwable, int parent) {
    for (Throwable suppressed : recorder.throwables().suppressed(throwable)) {
      List<Throwable> chain =
          shown(causes(suppressed), Math.max(0, MOST_EXCEPTIONS - exceptions.size()));
      int first = exceptions.size();
      for (Throwable cause : chain) {
        boolean isFirst = exceptions.size() == first;
        add(
            cause,
            isFirst ? Relation.SUPPRESSED : Relation.CAUSE,
            isFirst ? parent : exceptions.size() - 1);
      }
      for (int i = 0; i < chain.size(); i++) {
        suppressed(chain.get(i), first + i);
      }
    }
  }

  private void add(Throwable throwable, Relation relation, int parent) {
    CapturedException captured = recording.captured(throwable);
    StackTraceElement[] stack =
        captured == null ? recorder.throwables().stack(throwable) : captured.stack();
    List<FrameRecord> frames = new ArrayList<>(stack.length);
    if (captured != null) {
      frames.addAll(captured.rebuilt());
    }
    boolean rebuilt = !frames.isEmpty();
    int stackFrames = addFrames(frames, stack, captured);
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
          "this exception was not seen to pass a frame of the application, "
              + "or the snapshot's limits were reached");
    }
    if (captured.isLate()) {
      return frame.variablesMissing(
          "the exception was not recorded when it passed: others of this place had been before");
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
