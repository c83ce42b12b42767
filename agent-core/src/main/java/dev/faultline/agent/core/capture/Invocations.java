// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.capture;

import dev.faultline.agent.core.log.AgentLog;
import dev.faultline.agent.core.model.EntryPoint;
import dev.faultline.agent.core.model.InvocationCount;
import dev.faultline.agent.core.model.Location;
import dev.faultline.agent.core.model.Request;
import dev.faultline.agent.core.record.Recorder;
import java.lang.reflect.Method;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * What threads are called for, as the points in libraries report it: requests, tasks. Counts them,
 * and makes events of requests that are answered with an error which no other event tells of.
 * Thread-safe; all but {@link #drainTo} belong to the calling thread.
 */
public final class Invocations {

  /** Entry points that are told apart. */
  private static final int MOST = 500;

  /** Answers with an error that are told apart. */
  private static final int MOST_ERRORS = 1_000;

  private static final String OTHER = "other";

  private final Capture capture;
  private final Requests requests;
  private volatile BitSet errors = serverErrors();
  private final ConcurrentHashMap<String, InvocationTally> tallies = new ConcurrentHashMap<>();
  private final ConcurrentHashMap<String, NamedTally> answers = new ConcurrentHashMap<>();
  private final PausedRequests paused = new PausedRequests();
  private final AtomicBoolean full = new AtomicBoolean();
  private long drainedAt = System.currentTimeMillis();

  Invocations(Capture capture, Recorder recorder) {
    this.capture = capture;
    this.requests = new Requests(recorder);
  }

  private static BitSet serverErrors() {
    BitSet statuses = new BitSet();
    statuses.set(500, 600);
    return statuses;
  }

  /**
   * @param statuses of answers that are errors; not copied, must not change
   */
  public void errors(BitSet statuses) {
    errors = statuses;
  }

  BitSet errors() {
    return errors;
  }

  /**
   * A request comes in.
   *
   * @return what {@link #end} wants; {@code null} where the thread handles it already
   */
  public @Nullable Invocation begin(Exchange exchange) {
    ThreadCapture thread = capture.current();
    Invocation current = thread.invocation();
    Exchange known = current == null ? null : current.exchange();
    if (known != null) {
      if (known.identity() == exchange.identity()) {
        return null;
      }
      // it ended with an error of the JVM, of which nobody said so
      thread.invocation(current == null ? null : current.outer());
    }
    // one that was never told to be over
    paused.take(exchange.key());
    Invocation begun =
        new Invocation(
            new EntryPoint(EntryPoint.Kind.REQUEST, null),
            exchange,
            thread.invocation(),
            thread.statements().written());
    thread.invocation(begun);
    return begun;
  }

  /**
   * A thread of the server goes on with a request that another one has left, or that it has left
   * itself.
   *
   * @param key as {@link Exchange#key} gave it
   * @return what {@link #leave} wants; {@code null} where it is not known
   */
  public @Nullable Resumed resume(@Nullable Object key) {
    Invocation known = key == null ? null : paused.take(key);
    if (known == null) {
      return null;
    }
    ThreadCapture thread = capture.current();
    Resumed resumed = new Resumed(known, thread.invocation());
    known.moves();
    thread.invocation(known);
    return resumed;
  }

  /** The thread returns to the server from what {@link #resume} gave. */
  public void leave(Resumed resumed, @Nullable Throwable exception) {
    leave(resumed.invocation(), exception);
    capture.current().invocation(resumed.before());
  }

  /** The thread returns to the server from what {@link #begin(Exchange)} gave. */
  public void leave(Invocation left, @Nullable Throwable exception) {
    Exchange exchange = left.exchange();
    if (exchange == null || !exchange.goesOn()) {
      end(left, exception);
      return;
    }
    left.exchange(PausedExchange.of(exchange));
    if (!paused.add(exchange.key(), left)) {
      end(left, exception);
      return;
    }
    ThreadCapture thread = capture.current();
    thread.endCaught(left);
    thread.ends(left);
  }

  /** A request is over that threads have left, on whichever thread the server says so. */
  public void complete(@Nullable Object key) {
    Invocation current = request();
    Exchange exchange = current == null ? null : current.exchange();
    if (current != null && exchange != null && key != null && exchange.key() == key) {
      end(current, null);
      return;
    }
    Resumed last = resume(key);
    if (last != null) {
      end(last.invocation(), null);
      capture.current().invocation(last.before());
    }
  }

  /** Something else begins that has a name. */
  public Invocation begin(EntryPoint.Kind kind, String name) {
    ThreadCapture thread = capture.current();
    Invocation begun =
        new Invocation(
            new EntryPoint(kind, requests.name(name)),
            null,
            thread.invocation(),
            thread.statements().written());
    thread.invocation(begun);
    return begun;
  }

  /** A framework has found which route the thread's request takes. */
  public void route(String route) {
    Invocation current = request();
    if (current != null && current.route() == null) {
      current.route(route);
      name(current);
    }
  }

  /** A framework calls a method for the thread's request. */
  public void handler(String className, String method) {
    Invocation current = request();
    if (current != null) {
      current.handler(new Location(className, method, null, null));
    }
  }

  /**
   * The method that is called for what {@link #begin(EntryPoint.Kind, String)} began.
   *
   * @param arguments {@code null} where it has none
   */
  public void handler(Invocation begun, Method method, @Nullable Object @Nullable [] arguments) {
    begun.handler(new Location(method.getDeclaringClass().getName(), method.getName(), null, null));
    if (arguments != null) {
      begun.arguments(new CallArguments(method, arguments));
    }
  }

  /** With which arguments it does. */
  public void arguments(Method method, @Nullable Object[] arguments) {
    Invocation current = request();
    if (current != null) {
      current.arguments(new CallArguments(method, arguments));
    }
  }

  private @Nullable Invocation request() {
    Invocation current = capture.current().invocation();
    while (current != null && current.exchange() == null) {
      current = current.outer();
    }
    return current;
  }

  /** The answer to the thread's request gets a status. */
  public void answering(int status) {
    if (status <= 0 || !errors.get(status)) {
      return;
    }
    Invocation current = request();
    if (current != null
        && !current.isOver()
        && current.answer() == null
        && !isTold(current)
        && capture.isDue(tally(current, status))) {
      current.answer(StatementTrace.ofAnswer("answered with " + status));
    }
  }

  /** What {@link #begin} gave is over. */
  public void end(@Nullable Invocation ended, @Nullable Throwable exception) {
    if (ended == null || ended.isOver()) {
      return;
    }
    ThreadCapture thread = capture.current();
    Exchange exchange = ended.exchange();
    int status = exchange == null ? 0 : status(exchange, exception);
    thread.endCaught(ended);
    boolean isError = status > 0 && errors.get(status);
    boolean told = isTold(ended);
    name(ended);
    NamedTally answer = isError && !told ? tally(ended, status) : null;
    if (answer != null) {
      thread.happened(new ErrorAnswer(answer, ended));
    }
    long duration = ended.duration();
    capture.slowCalls().ended(ended, ended.entryPoint().name(), duration);
    Request read = ended.request();
    if (read != null) {
      read.status(status);
    }
    ended.over();
    thread.ends(ended);
    tally(ended).called(duration, isError || told || exception != null);
  }

  /** Whether an event tells of it, whichever of the threads that worked for it saw that. */
  private boolean isTold(Invocation invocation) {
    ThreadCapture thread = capture.current();
    if (thread.hasTold(invocation) || !invocation.hasMoved()) {
      return invocation.isTold();
    }
    for (ThreadCapture other : capture.threads()) {
      if (other != thread) {
        other.tellOf(invocation);
      }
    }
    return invocation.isTold();
  }

  /**
   * Some servers give the answer its status only after the exception has left the method that
   * handles the request: 500, but for their own exceptions that have one of their own.
   */
  private static int status(Exchange exchange, @Nullable Throwable exception) {
    int status = exchange.status();
    if (exception == null || status == 0 || status >= 400) {
      return status;
    }
    String name = exception.getClass().getName();
    return name.endsWith("BadMessageException") || name.endsWith("UnavailableException") ? 0 : 500;
  }

  /** Names a request by what is known of it now. */
  private void name(Invocation request) {
    String name = nameNow(request);
    if (name != null) {
      request.entryPoint().name(name);
    }
  }

  /** {@code null} for what is no request, or is over. */
  private @Nullable String nameNow(Invocation request) {
    Exchange exchange = request.exchange();
    if (exchange == null || request.isOver()) {
      return null;
    }
    String method = Requests.method(exchange.method());
    String route = request.route();
    if (route != null) {
      return requests.name(method + " " + route);
    }
    // whoever looks for holes asks for paths without end
    return exchange.status() == 404
        ? method + " (404)"
        : requests.name(method + " " + requests.routeOf(exchange.path()));
  }

  /**
   * As it is known now; {@code null} where it is over. For other threads than those that work for
   * it: the server may use its objects for the next request meanwhile, so that nothing is kept.
   */
  @Nullable String nameOf(Invocation running) {
    String name = nameNow(running);
    return running.isOver() ? null : name == null ? running.entryPoint().name() : name;
  }

  /** How long calls of its entry point take; {@code null} where it is over. */
  @Nullable Latency latency(Invocation running) {
    String name = nameOf(running);
    return name == null ? null : tally(running, name).latency();
  }

  /** Requests that no thread works for at the moment. */
  Iterable<Invocation> paused() {
    return paused.all();
  }

  /** By one thread now and then. */
  void learn() {
    for (InvocationTally tally : tallies.values()) {
      tally.latency().learn();
    }
  }

  /** The same, ready to go into a snapshot: its request has been read. */
  @Nullable Invocation of(@Nullable Invocation current) {
    for (Invocation i = current; i != null; i = i.outer()) {
      Exchange exchange = i.exchange();
      if (exchange != null && i.request() == null && !i.isOver()) {
        Request read = requests.incoming(exchange);
        name(i);
        if (!i.isOver()) {
          // what another thread read of a request that ended meanwhile may be of the next one
          i.request(read);
        }
      }
    }
    return current;
  }

  private InvocationTally tally(Invocation ended) {
    return tally(ended, ended.entryPoint().name());
  }

  private InvocationTally tally(Invocation ended, @Nullable String name) {
    String key = name == null ? OTHER : name;
    InvocationTally found = tallies.get(key);
    if (found != null) {
      return found;
    }
    if (tallies.size() >= MOST) {
      key = OTHER;
      if (full.compareAndSet(false, true)) {
        AgentLog.warn("More than " + MOST + " entry points: further ones are counted as other");
      }
    }
    InvocationTally added =
        new InvocationTally(key, ended.entryPoint().kind(), capture.slowCalls().settings());
    InvocationTally other = tallies.putIfAbsent(key, added);
    return other == null ? added : other;
  }

  private @Nullable NamedTally tally(Invocation request, int status) {
    name(request);
    String name = request.entryPoint().name() + " " + status;
    NamedTally found = answers.get(name);
    if (found != null || answers.size() >= MOST_ERRORS) {
      return found;
    }
    NamedTally added = new NamedTally(name, request.handler());
    NamedTally other = answers.putIfAbsent(name, added);
    return other == null ? added : other;
  }

  Collection<NamedTally> answers() {
    return answers.values();
  }

  /** Adds what was counted since the last call. By the sending thread only. */
  void drainTo(List<InvocationCount> counts) {
    long from = drainedAt;
    long to = System.currentTimeMillis();
    drainedAt = to;
    for (InvocationTally tally : tallies.values()) {
      InvocationCount count = tally.take(Math.min(from, to), to);
      if (count != null) {
        counts.add(count);
      }
    }
  }
}
