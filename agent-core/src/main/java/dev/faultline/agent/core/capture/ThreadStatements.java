// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.capture;

import dev.faultline.agent.core.model.EntryPoint;
import dev.faultline.agent.core.model.Request;
import dev.faultline.agent.core.model.Statement;
import dev.faultline.agent.core.model.Surroundings;
import dev.faultline.agent.core.model.TraceContext;
import dev.faultline.agent.core.record.Recorder;
import dev.faultline.agent.core.site.Site;
import dev.faultline.agent.core.site.StatementSite;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a thread has logged, and the log statement of application code that it is in. Written by its
 * thread; {@link #surroundings} may be asked for by any.
 */
final class ThreadStatements {

  private static final String NONE =
      "This thread logged nothing through a logging library that Faultline knows.";

  private static final int MOST_NESTED = 4;

  private final @Nullable StatementVariables[] nested = new StatementVariables[MOST_NESTED];
  private int depth;
  private final LogMemory memory;
  private volatile @Nullable StatementRing ring;

  /** How many statements there were in rings that are forgotten. */
  private volatile long forgotten;

  ThreadStatements(LogMemory memory) {
    this.memory = memory;
  }

  /**
   * A log statement of application code begins; {@link #variables} takes its frame's.
   *
   * @param site {@code null} for one that is not known
   */
  void begin(@Nullable StatementSite site, int number) {
    if (depth++ >= MOST_NESTED || site == null) {
      return;
    }
    StatementVariables current = nested[depth - 1];
    if (current == null) {
      current = new StatementVariables();
      nested[depth - 1] = current;
    }
    current.begin(site, number);
  }

  /** The statement that began last is over. */
  void end() {
    if (depth > 0 && --depth < MOST_NESTED) {
      StatementVariables ended = nested[depth];
      if (ended != null) {
        ended.clear();
      }
    }
  }

  /** Whether a log statement of application code is under way. */
  boolean isOpen() {
    return depth > 0;
  }

  /** An exception is in a method: where the statement that began last is the method's, it threw. */
  void passed(@Nullable Site handler) {
    StatementVariables last = variables();
    StatementSite site = last == null ? null : last.site();
    if (site != null && handler != null && handler.method().isSame(site.method())) {
      end();
    }
  }

  /** An exception passes: whatever was under way is over. */
  void endAll() {
    while (depth > 0) {
      end();
    }
  }

  /** Number of the statement that began last and is not over; -1 without one. */
  int number() {
    StatementVariables last = variables();
    return last == null ? -1 : last.number();
  }

  /**
   * Of the statement that began last and is not over; {@code null} without one, and where it is
   * within too many others: appenders can log.
   */
  @Nullable StatementVariables variables() {
    return depth == 0 || depth > MOST_NESTED ? null : nested[depth - 1];
  }

  void add(Statement statement) {
    StatementRing current = ring;
    if (current == null) {
      current = new StatementRing(memory, forgotten);
      ring = current;
    }
    current.add(statement);
  }

  /** How many statements there have been. */
  long written() {
    StatementRing current = ring;
    return current == null ? forgotten : current.written();
  }

  /** About what is kept takes up. */
  int bytes() {
    StatementRing current = ring;
    return current == null ? 0 : current.bytes();
  }

  /** By the agent's thread: counts what is kept, and forgets it where memory runs short. */
  void count(long now) {
    StatementRing current = ring;
    if (current != null && !memory.counts(current, now)) {
      forgotten = current.written();
      ring = null;
    }
  }

  /**
   * Whether the same was said since: by a library that one logging library passes its statements on
   * to.
   */
  boolean saidSince(long before, Statement statement) {
    StatementRing current = ring;
    if (current == null || current.written() <= before) {
      return false;
    }
    for (Statement other : current.since(before)) {
      if (other.severity() == statement.severity() && other.message().equals(statement.message())) {
        return true;
      }
    }
    return false;
  }

  /**
   * What had been logged when the given number of statements was reached, redacted.
   *
   * @param about the statement that the event is about; always the last
   * @param invocation what the thread worked for, its request read
   */
  Surroundings surroundings(
      long end, @Nullable Statement about, @Nullable Invocation invocation, Recorder recorder) {
    StatementRing current = ring;
    EntryPoint entryPoint = invocation == null ? null : invocation.entryPoint();
    Request request = request(invocation);
    TraceContext trace = request == null ? null : request.trace();
    if (current == null) {
      return new Surroundings(
          new ArrayList<Statement>(0), null, 0, NONE, entryPoint, request, trace);
    }
    TraceContext logged = MappedTraces.of(current, invocation, end);
    List<Statement> clean = new ArrayList<>();
    Statement cleanAbout = null;
    for (Statement statement : current.until(end)) {
      Statement redacted = redacted(statement, recorder);
      clean.add(redacted);
      if (statement == about) {
        cleanAbout = redacted;
        break;
      }
    }
    return new Surroundings(
        clean,
        cleanAbout,
        current.dropped(end),
        clean.isEmpty() ? NONE : null,
        entryPoint,
        request,
        logged == null ? trace : logged);
  }

  private static @Nullable Request request(@Nullable Invocation invocation) {
    Invocation current = invocation;
    while (current != null && current.request() == null) {
      current = current.outer();
    }
    return current == null ? null : current.request();
  }

  private static Statement redacted(Statement statement, Recorder recorder) {
    Statement known = statement.redacted();
    if (known != null) {
      return known;
    }
    String template = statement.template();
    String thrown = statement.thrownMessage();
    Statement result =
        new Statement(
            statement.time(),
            statement.severity(),
            Messages.name(statement.logger(), recorder),
            Messages.clean(statement.message(), recorder),
            template == null ? null : Messages.clean(template, recorder),
            statement.thrownType(),
            thrown == null ? null : Messages.clean(thrown, recorder),
            redacted(statement.context(), recorder));
    statement.redacted(result);
    return result;
  }

  private static @Nullable Map<String, String> redacted(
      @Nullable Map<String, String> context, Recorder recorder) {
    if (context == null) {
      return null;
    }
    Map<String, String> result = new LinkedHashMap<>();
    for (Map.Entry<String, String> entry : context.entrySet()) {
      String name = Messages.name(entry.getKey(), recorder);
      result.put(
          name,
          recorder.redaction().redactsName(entry.getKey())
              ? Messages.REDACTED
              : Messages.name(entry.getValue(), recorder));
    }
    return result;
  }
}
