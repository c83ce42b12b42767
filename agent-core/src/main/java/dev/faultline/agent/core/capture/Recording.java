// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.capture;

import dev.faultline.agent.core.model.CallProfile;
import dev.faultline.agent.core.model.Location;
import dev.faultline.agent.core.model.Snapshot.Trigger;
import dev.faultline.agent.core.model.Statement;
import dev.faultline.agent.core.model.Surroundings;
import dev.faultline.agent.core.model.ThreadRecord;
import dev.faultline.agent.core.model.Value;
import dev.faultline.agent.core.record.Limits;
import dev.faultline.agent.core.record.ObjectGraph;
import dev.faultline.agent.core.record.Recorder;
import dev.faultline.agent.core.site.HandlerSite;
import dev.faultline.agent.core.site.SiteVariable;
import dev.faultline.agent.core.site.StatementSite;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is being recorded of one failure: its exceptions, innermost first, each with the frames that
 * it passed. Written by the failure's thread; handed over to whoever finishes the failure.
 */
final class Recording {

  /** Exceptions of a failure that are recorded with variables. */
  private static final int MOST_EXCEPTIONS = 16;

  private static final StackTraceElement[] NO_STACK = {};

  private final Recorder recorder;
  private final ObjectGraph graph;
  private final Trigger trigger;
  private final ThreadRecord thread;
  private final long occurredAt;
  private final List<CapturedException> exceptions = new ArrayList<>(2);
  private @Nullable CapturedException current;
  private int exceptionsCut;
  private final List<String> notes = new ArrayList<>(0);
  private int frames;
  private int framesCut;
  private long nanos;
  private final ThreadStatements statements;
  private final @Nullable Invocation invocation;
  private final ThreadContext context;
  private long statementsUntil;
  private @Nullable StatementTrace trace;
  private @Nullable CallProfile profile;
  private List<Value> data = new ArrayList<>(0);

  Recording(
      Recorder recorder,
      Trigger trigger,
      ThreadRecord thread,
      ThreadStatements statements,
      @Nullable Invocation invocation,
      ThreadContext context,
      long occurredAt) {
    this.statements = statements;
    this.invocation = invocation;
    this.context = context;
    this.recorder = recorder;
    this.trigger = trigger;
    this.thread = thread;
    this.occurredAt = occurredAt;
    graph = recorder.newGraph();
  }

  /**
   * The exceptions from here on: first the failure's own, then what wraps it. The innermost ones
   * are recorded, so that no value refers to one that is left out.
   */
  void exception(Throwable throwable) {
    if (exceptions.size() < MOST_EXCEPTIONS) {
      current = new CapturedException(throwable, recorder.throwables().stack(throwable));
      exceptions.add(current);
    } else {
      current = new CapturedException(throwable, NO_STACK);
      current.close();
      exceptionsCut++;
    }
  }

  /** An exception that was not recorded when it was thrown. */
  void exceptionThatPassed(Throwable throwable) {
    exception(throwable);
    current().beginsLate();
  }

  /** Takes over what was recorded of an exception that turned out to be a part of this failure. */
  void adopt(Recording other) {
    nanos += other.nanos;
    exceptionsCut += other.exceptionsCut;
    if (exceptions.size() + other.exceptions.size() > MOST_EXCEPTIONS) {
      exceptionsCut += other.exceptions.size();
      return;
    }
    for (CapturedException exception : other.exceptions) {
      exception.renumber(graph.numbers());
    }
    graph.skipNumbers(other.graph.numbers());
    exceptions.addAll(0, other.exceptions);
  }

  private CapturedException current() {
    return Objects.requireNonNull(current);
  }

  /** Whether the frame of this handler is to be recorded. */
  boolean wants(HandlerSite site) {
    if (!current().moveTo(site)) {
      return false;
    }
    Limits limits = recorder.limits();
    if (frames >= limits.framesWithVariables() || nanos >= limits.nanos()) {
      framesCut++;
      return false;
    }
    frames++;
    return true;
  }

  /** Records the frame that {@link #wants} was asked about. */
  void frame(HandlerSite site, @Nullable Object[] references, long[] numbers) {
    List<Value> variables =
        graph.record(site.read(), references, numbers, recorder.limits().nanos() - nanos);
    // handlers pass on the innermost variable first; people read them the other way round
    List<SiteVariable> notRead = site.notReadAt(current().line());
    List<Value> inOrder = new ArrayList<>(variables.size() + notRead.size());
    for (int i = variables.size() - 1; i >= 0; i--) {
      inOrder.add(variables.get(i));
    }
    for (SiteVariable variable : notRead) {
      inOrder.add(ObjectGraph.notRead(variable));
    }
    current().record(site, inOrder);
  }

  /** What was logged from here on is not about this failure any more, but for {@link #logged}. */
  void seen() {
    statementsUntil = statements.written();
  }

  /** A log statement tells of it; on the thread of the statement. */
  void logged(Statement statement, @Nullable StatementVariables variables) {
    statedHere(statement.message(), variables);
  }

  /**
   * The application fires an event that it is; on the thread that does.
   *
   * @param name without secrets
   */
  void fired(String name, EventData given, @Nullable StatementVariables variables) {
    data = graph.record(given.names(), given.values(), recorder.limits().nanos() - nanos);
    if (given.leftOut() > 0) {
      notes.add(given.leftOut() + " values of the event are not shown: it had too many");
    }
    statedHere(name, variables);
  }

  private void statedHere(String message, @Nullable StatementVariables variables) {
    seen();
    StatementSite site = variables == null || !variables.isComplete() ? null : variables.site();
    StatementTrace here = StatementTrace.here(message, site == null ? null : site.method());
    if (site != null && variables != null && here.isAtSite()) {
      here.variables(values(site, variables));
    }
    trace = here;
  }

  private List<Value> values(StatementSite site, StatementVariables variables) {
    List<Value> result =
        new ArrayList<>(
            graph.record(
                site.read(),
                variables.references(),
                variables.numbers(),
                recorder.limits().nanos() - nanos));
    for (SiteVariable variable : site.notRead()) {
      result.add(ObjectGraph.notRead(variable));
    }
    return result;
  }

  /** Where something happened without an exception. */
  void traced(StatementTrace where) {
    seen();
    trace = where;
  }

  /**
   * A call takes too long.
   *
   * @param handler method of the application that is called, whose arguments these are
   */
  void profiled(CallProfile of, @Nullable Location handler, @Nullable CallArguments arguments) {
    profile = of;
    StatementTrace where = StatementTrace.ofProfile(of, handler);
    List<String> names = arguments == null ? Collections.<String>emptyList() : arguments.names();
    if (arguments != null && !names.isEmpty()) {
      where.variables(graph.record(names, arguments.values(), recorder.limits().nanos() - nanos));
    }
    traced(where);
  }

  /** Of the statement that logged it; {@code null} where none did. */
  @Nullable StatementTrace trace() {
    return trace;
  }

  /**
   * @param about the statement that the event is about
   */
  Surroundings surroundings(@Nullable Statement about) {
    return statements
        .surroundings(statementsUntil, about, invocation, recorder)
        .with(context.redacted(recorder), data)
        .withProfile(profile);
  }

  /** Whether the exception passes frames that its stack does not have. */
  boolean isThrownElsewhere() {
    return current().isOutsideOfStack();
  }

  /** The exception goes on in another thread, as it is or as a cause. */
  void passedOn(Thread to) {
    current().close();
    notes.add("Passed on to thread \"" + Messages.name(to.getName(), recorder) + "\"");
  }

  void note(String text) {
    notes.add(text);
  }

  void spent(long moreNanos) {
    nanos += moreNanos;
  }

  @Nullable CapturedException captured(Throwable throwable) {
    for (CapturedException exception : exceptions) {
      if (exception.throwable() == throwable) {
        return exception;
      }
    }
    return null;
  }

  Trigger trigger() {
    return trigger;
  }

  ThreadRecord thread() {
    return thread;
  }

  long occurredAt() {
    return occurredAt;
  }

  long nanos() {
    return nanos;
  }

  int bytes() {
    return graph.bytes();
  }

  List<String> notes() {
    if (exceptionsCut > 0) {
      notes.add(exceptionsCut + " exceptions without variables: the snapshot's limit was reached");
      exceptionsCut = 0;
    }
    if (framesCut > 0) {
      notes.add(framesCut + " frames without variables: the snapshot's limit was reached");
      framesCut = 0;
    }
    return notes;
  }
}
