// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.capture;

import dev.faultline.agent.core.model.EventKey.Kind;
import dev.faultline.agent.core.model.Statement;
import dev.faultline.agent.core.model.Statement.Severity;
import dev.faultline.agent.core.record.Throwables;
import dev.faultline.agent.core.site.CatchSite;
import dev.faultline.agent.core.site.HandlerSite;
import dev.faultline.agent.core.site.Site;
import dev.faultline.agent.core.site.StatementSite;
import java.lang.ref.WeakReference;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import org.jspecify.annotations.Nullable;

/**
 * The failures that are under way on one thread.
 *
 * <p>There can be several, which are kept as a stack; a failure ends when a catch block of the
 * application has it for good, when an exception of a failure below it goes on, or when nothing was
 * heard of it for a while.
 *
 * <p>Threading: all methods but {@link #sweep} are called by the thread itself. {@link #sweep}, by
 * the agent's thread, takes away what has come to rest; the two exclude each other by {@code
 * phase}, which the sweeping thread holds for a few instructions only. A frame that is passed
 * without being recorded touches nothing shared but {@link FailureStack#top}. No allocation for
 * what is only counted, but for the first failure of a thread.
 */
final class ThreadCapture extends FaultlineHook {

  private static final int MOST_CAUSES = 8;

  private static final @Nullable Object[] NO_REFERENCES = new Object[0];
  private static final long[] NO_NUMBERS = new long[0];

  /** How much longer a catch block that throws may take for it. In milliseconds. */
  private static final long LONGER = 10_000;

  private static final int FEWEST_VALUES = 16;

  private static final int FREE = 0;
  private static final int OWNED = 1;
  private static final int SWEPT = 2;

  private static final AtomicIntegerFieldUpdater<ThreadCapture> PHASE =
      AtomicIntegerFieldUpdater.newUpdater(ThreadCapture.class, "phase");

  /** How often a thread looks again before it lets the sweeping thread run. */
  private static final int SPINS = 1_000;

  private static final int MOST_YIELDS = 10_000;

  private final Capture capture;
  private final WeakReference<Thread> thread;

  private volatile int phase;

  private final FailureStack failures;
  private long touched;

  private final ThreadStatements statements;
  private final LibraryCalls calls = new LibraryCalls();
  private @Nullable Invocation invocation;
  private @Nullable TimedCall timedMethod;

  /** What the application said while the thread worked for nothing. */
  private ThreadContext context = ThreadContext.NONE;

  /** Whether this thread is inside of the agent, so that what it throws there is its own. */
  private boolean inside;

  private @Nullable HandlerSite adding;
  private int added;
  private @Nullable Object[] references = NO_REFERENCES;
  private long[] numbers = NO_NUMBERS;

  ThreadCapture(Capture capture, Thread thread) {
    this.capture = capture;
    failures = new FailureStack(capture);
    statements = new ThreadStatements(capture.logMemory());
    this.thread = new WeakReference<>(thread);
  }

  /**
   * False where the agent's thread, or a thread that the exception goes on in, does not let go; it
   * holds on for a few instructions.
   */
  private boolean enter() {
    if (inside) {
      return false;
    }
    int tries = 0;
    while (!PHASE.compareAndSet(this, FREE, OWNED)) {
      if (++tries > SPINS) {
        if (tries > SPINS + MOST_YIELDS) {
          return false;
        }
        Thread.yield();
      }
    }
    inside = true;
    return true;
  }

  // --- what instrumented code calls
  // ----------------------------------------------------------------------------------------------

  @Override
  protected @Nullable FaultlineHook onThrown(Throwable exception, int number) {
    if (statements.isOpen()) {
      statements.passed(capture.sites().get(number));
    }
    Failure current = failures.top();
    if (current == null || current.throwable != exception || current.shared) {
      return enterFrame(exception, number);
    }
    if (current.recording != null) {
      return passRecorded(exception, number);
    }
    current.caughtBy = null;
    return null;
  }

  @Override
  protected void onCaught(Throwable exception, int number) {
    Site site = capture.sites().get(number);
    if (!(site instanceof CatchSite) || !enter()) {
      return;
    }
    try {
      int at = failures.indexOf(exception);
      if (at >= 0) {
        failures.endAbove(at);
        caught(failures.last(), (CatchSite) site);
      }
    } finally {
      // no call here: the stack may be at its end
      inside = false;
      phase = FREE;
    }
  }

  private void caught(Failure failure, CatchSite site) {
    touched = capture.now();
    failure.caughtBy = site;
    failure.caughtAt = touched;
    if (failure.recording != null) {
      failure.recording.seen();
    }
    switch (site.disposition()) {
      case LOGS_ERROR:
        // the statement is still to come
        failure.logged = Kind.LOGGED_ERROR;
        return;
      case LOGS_WARNING:
        failure.logged = failure.logged == null ? Kind.LOGGED_WARNING : failure.logged;
        return;
      case IGNORES:
        if (!site.throwsOn()) {
          failures.endTop();
        }
        return;
      default:
        // what it is handed to may yet throw it on, wrap it or log it
        return;
    }
  }

  // --- libraries and log statements
  // -------------------------------------------------------------------------------------------------

  @Override
  protected @Nullable FaultlineHook onStatement(int number) {
    Site site = inside ? null : capture.sites().get(number);
    statements.begin(site instanceof StatementSite ? (StatementSite) site : null, number);
    return statements.variables();
  }

  @Override
  protected void onStated() {
    statements.end();
  }

  @Override
  protected void onEntered(
      int number, @Nullable Object a, @Nullable Object b, @Nullable Object c, @Nullable Object d) {
    LibraryPoint point = inside ? null : capture.point(number);
    if (point != null) {
      boolean isWithin = point.isForOutermost() && calls.isIn(number);
      calls.entered(number, isWithin ? null : point.entered(a, b, c, d));
    }
  }

  @Override
  protected void onLeft(int number, @Nullable Object result, @Nullable Throwable exception) {
    LibraryPoint point = inside ? null : capture.point(number);
    if (point != null && calls.leave(number)) {
      point.left(calls.takeContext(), result, exception);
    }
  }

  ThreadStatements statements() {
    return statements;
  }

  /** The application has logged something. */
  void logged(Statement statement, @Nullable Throwable thrown) {
    statements.add(statement);
    if (statement.severity().compareTo(Severity.WARN) < 0 || !enter()) {
      return;
    }
    try {
      touched = capture.now();
      if (!isOfFailure(statement, thrown)) {
        capture.logged(statement, thrown, this);
      }
    } finally {
      inside = false;
      phase = FREE;
    }
  }

  /**
   * What will count a statement once it is logged: the failure that it tells of, or itself. {@code
   * null} where nothing does.
   */
  @Nullable Occurrences occurrencesOf(Statement statement, @Nullable Throwable thrown) {
    if (!enter()) {
      return null;
    }
    try {
      touched = capture.now();
      int at = thrown == null ? indexOfCaughtHere() : indexOfLogged(thrown);
      if (at < 0) {
        return capture.occurrencesOf(statement, thrown, statements);
      }
      Tally tally = failures.at(at).tally;
      return tally == null ? null : capture.counterOf(failures.at(at), tally);
    } finally {
      inside = false;
      phase = FREE;
    }
  }

  /** Gives the statement to the failure that it tells of. */
  private boolean isOfFailure(Statement statement, @Nullable Throwable thrown) {
    int at = thrown == null ? indexOfCaughtHere() : indexOfLogged(thrown);
    if (at < 0) {
      return false;
    }
    Failure failure = failures.at(at);
    failure.loggedBy(statement);
    if (failure.recording != null && failure.statement == statement && failure.fired == null) {
      long start = System.nanoTime();
      failure.recording.logged(statement, statements.variables());
      capture.spent(failure.recording, System.nanoTime() - start);
    }
    if (failure.caughtBy != null && !failure.mayBeThrownOn()) {
      failures.endAbove(at);
      failures.endTop();
    }
    return true;
  }

  /** The failure that an exception which is logged is a part of, whichever thread has it. */
  private int indexOfLogged(Throwable thrown) {
    int at = failures.indexOf(thrown);
    if (at < 0) {
      at = failures.indexOfCause(thrown);
    }
    if (at < 0) {
      at = failures.indexOfCausedBy(thrown);
    }
    return at >= 0 || arrive(thrown) == null ? at : failures.size() - 1;
  }

  /** The failure that the catch block has which logs something without its exception. */
  private int indexOfCaughtHere() {
    StatementVariables variables = statements.variables();
    StatementSite site = variables == null ? null : variables.site();
    if (failures.size() == 0 || site == null) {
      return -1;
    }
    Failure last = failures.last();
    CatchSite by = last.caughtBy;
    boolean here =
        by != null
            && last.logged != null
            && last.statement == null
            && by.method().isSame(site.method());
    return here ? failures.size() - 1 : -1;
  }

  // --- what the application tells
  // -------------------------------------------------------------------------------------------------

  /** An event of the application's own. */
  void fired(String given, EventData data, @Nullable Throwable cause) {
    if (!enter()) {
      return;
    }
    try {
      touched = capture.now();
      StatementVariables variables = statements.variables();
      CustomName name =
          new CustomName(given, statements.number(), variables == null ? null : variables.site());
      if (!isOfFailure(name, data, cause)) {
        CustomEvents events = capture.customEvents();
        CustomTally tally = events.tally(name, cause);
        capture.happened(new FiredEvent(tally, events.clean(given), data, cause, variables), this);
      }
    } finally {
      inside = false;
      phase = FREE;
    }
  }

  /** Gives the event to the failure that led to it; one failure is one event. */
  private boolean isOfFailure(CustomName name, EventData data, @Nullable Throwable cause) {
    int at = cause == null ? -1 : indexOfLogged(cause);
    if (at < 0) {
      return false;
    }
    Failure failure = failures.at(at);
    Tally tally = failure.tally;
    Throwable exception = failure.throwable;
    if (tally == null || exception == null || failure.fired != null) {
      return false;
    }
    failure.fired = name;
    CustomEvents events = capture.customEvents();
    Recording recording =
        capture.recordingFor(
            events.tally(name, tally), failure.recording, failure, exception, this);
    failure.recording = recording;
    if (recording != null) {
      long start = System.nanoTime();
      recording.fired(events.clean(name.name()), data, statements.variables());
      capture.spent(recording, System.nanoTime() - start);
    }
    return true;
  }

  /** Makes nothing of an exception, from now on and of what it has been so far. */
  void ignore(Throwable exception) {
    if (!enter()) {
      return;
    }
    try {
      int at = indexOfLogged(exception);
      if (at >= 0) {
        failures.at(at).ignore();
      }
      capture.ignored().add(exception);
    } finally {
      inside = false;
      phase = FREE;
    }
  }

  /** What the application has said that the thread works for. */
  ThreadContext context() {
    for (Invocation i = invocation; i != null; i = i.outer()) {
      ThreadContext said = i.context();
      if (said != null) {
        return said;
      }
    }
    return context;
  }

  void context(ThreadContext said) {
    if (invocation == null) {
      context = said;
    } else {
      invocation.context(said);
    }
  }

  // --- what the thread works for
  // -------------------------------------------------------------------------------------------------

  @Nullable Invocation invocation() {
    return invocation;
  }

  void invocation(@Nullable Invocation current) {
    invocation = current;
  }

  /** The timed method of the application that it is in. */
  @Nullable TimedCall timedMethod() {
    return timedMethod;
  }

  void timedMethod(@Nullable TimedCall current) {
    timedMethod = current;
  }

  /** {@code null} where it has ended and is forgotten. */
  @Nullable Thread owner() {
    return thread.get();
  }

  /** It is over: no catch block within goes on. */
  void endCaught(Invocation ended) {
    if (failures.top() == null || !enter()) {
      return;
    }
    try {
      failures.endCaught(ended);
    } finally {
      inside = false;
      phase = FREE;
    }
  }

  /** It is over, and what began within it. */
  void ends(Invocation ended) {
    for (Invocation i = invocation; i != null; i = i.outer()) {
      if (i == ended) {
        invocation = ended.outer();
        return;
      }
    }
  }

  /**
   * Whether an event tells of it that is shown by itself, or will once its exception is at rest.
   */
  boolean hasTold(Invocation of) {
    if (of.isTold()) {
      return true;
    }
    if (!enter()) {
      return false;
    }
    try {
      failures.tell(of);
    } finally {
      inside = false;
      phase = FREE;
    }
    return of.isTold();
  }

  /** Asks another thread the same: has it seen what an event will tell of? By any thread. */
  void tellOf(Invocation moved) {
    if (failures.top() == null || !PHASE.compareAndSet(this, FREE, SWEPT)) {
      return;
    }
    try {
      failures.tell(moved);
    } finally {
      phase = FREE;
    }
  }

  /** Something is an event without an exception that passes. */
  void happened(Happening happening) {
    if (!enter()) {
      return;
    }
    try {
      capture.happened(happening, this);
    } finally {
      inside = false;
      phase = FREE;
    }
  }

  // --- failures
  // -------------------------------------------------------------------------------------------------------------------

  private @Nullable FaultlineHook enterFrame(Throwable exception, int number) {
    Site site = capture.sites().get(number);
    if (!(site instanceof HandlerSite) || !enter()) {
      return null;
    }
    try {
      touched = capture.now();
      return follow(exception, number, (HandlerSite) site);
    } finally {
      // no call here: the stack may be at its end
      inside = false;
      phase = FREE;
    }
  }

  private @Nullable FaultlineHook follow(Throwable exception, int number, HandlerSite site) {
    int at = failures.indexOf(exception);
    if (at >= 0) {
      failures.endAbove(at);
      Failure failure = failures.last();
      if (!isThrownAgain(failure, site, number)) {
        return resume(failure, site);
      }
      int stackDepth = failure.depth;
      failures.endTop();
      return beginNew(exception, number, site, stackDepth);
    }
    int cause = failures.indexOfCause(exception);
    if (cause >= 0) {
      failures.endAbove(cause);
      return wrap(failures.last(), exception, site);
    }
    Failure arrived = arrive(exception);
    if (arrived == null) {
      return beginNew(exception, number, site, 0);
    }
    return arrived.throwable == exception ? resume(arrived, site) : wrap(arrived, exception, site);
  }

  /**
   * Whether an exception object that is kept and thrown again and again has been thrown anew. It
   * has where it is seen elsewhere than where it was caught; or at the handler that saw it first,
   * but for recursion, in which the stack gets shorter from handler to handler.
   */
  private boolean isThrownAgain(Failure failure, HandlerSite site, int number) {
    if (!failure.shared || failure.tally == null) {
      return false;
    }
    CatchSite by = failure.caughtBy;
    if (by != null) {
      return number == failure.firstSite || site.method() != by.method();
    }
    if (number != failure.firstSite) {
      return false;
    }
    failure.tally.repeats();
    int stackDepth = capture.throwables().depthHere();
    boolean outwards = stackDepth < failure.depth;
    failure.depth = stackDepth;
    return !outwards;
  }

  private @Nullable FaultlineHook resume(Failure failure, HandlerSite site) {
    failure.caughtBy = null;
    Recording recording = failure.recording;
    return recording == null ? null : record(failure, recording, site);
  }

  private @Nullable FaultlineHook wrap(Failure failure, Throwable exception, HandlerSite site) {
    Tally tally = failure.tally;
    failure.throwable = exception;
    failure.tally = tally == null ? null : tally.wrappedIn(exception.getClass());
    failure.caughtBy = null;
    failure.shared = false;
    failures.lastIsTop();
    capture.whereabouts().underWay(exception, this);
    Recording recording = failure.recording;
    if (recording == null) {
      return null;
    }
    recording.exception(exception);
    return record(failure, recording, site);
  }

  private @Nullable FaultlineHook beginNew(
      Throwable exception, int number, HandlerSite site, int stackDepth) {
    statements.endAll();
    Tally tally = capture.tally(site, exception);
    if (tally == null) {
      return null;
    }
    Failure failure = failures.push();
    boolean shared = tally.isThrownElsewhere() || capture.throwables().hasNoStack(exception);
    failure.begin(exception, tally, number, shared);
    failure.invocation = invocation;
    if (shared && tally.hasRepeated()) {
      failure.depth = stackDepth > 0 ? stackDepth : capture.throwables().depthHere();
    }
    failures.lastIsTop();
    capture.whereabouts().underWay(exception, this);
    Recording recording = capture.recordingFor(tally, exception, this);
    if (recording == null) {
      return null;
    }
    failure.recording = recording;
    if (shared && failure.depth == 0) {
      // in recursion it is seen by its first handler again: one that is recorded is to stay one
      failure.depth = stackDepth > 0 ? stackDepth : capture.throwables().depthHere();
    }
    recording.exception(exception);
    return record(failure, recording, site);
  }

  // --- failures that come from elsewhere
  // ------------------------------------------------------------------------------------------

  /**
   * The failure that the exception, or one of its causes, belongs to on another thread, now on this
   * one; or one that is known already, where it came to rest some time ago or is ignored. {@code
   * null} where there is neither.
   */
  private @Nullable Failure arrive(Throwable exception) {
    Throwables throwables = capture.throwables();
    Throwable carried = exception;
    for (int i = 0; carried != null && i <= MOST_CAUSES; i++) {
      ThreadCapture other = capture.whereabouts().threadOf(carried);
      if (other != null && other != this && other.failures.has(carried)) {
        Failure arrived = failures.push();
        arrived.clear();
        if (other.release(carried, arrived, i == 0)) {
          if (arrived.invocation == null) {
            arrived.invocation = invocation;
          }
          if (arrived.recording != null) {
            arrived.recording.passedOn(Thread.currentThread());
          }
          failures.lastIsTop();
          capture.whereabouts().underWay(carried, this);
          return arrived;
        }
        failures.unpush();
      } else if (isKnown(carried, i > 0)) {
        Failure known = failures.push();
        known.beginKnown(carried);
        failures.lastIsTop();
        return known;
      }
      carried = throwables.cause(carried);
    }
    return null;
  }

  private boolean isKnown(Throwable exception, boolean isCause) {
    return capture.ignored().has(exception)
        || ((isCause || !capture.throwables().hasNoStack(exception))
            && capture.whereabouts().takeRested(exception));
  }

  /**
   * Gives a failure of this thread to another, which calls.
   *
   * @param sameObject whether the exception object itself is what goes on there, and not one that
   *     wraps it: two threads may throw one that is kept
   */
  private boolean release(Throwable exception, Failure to, boolean sameObject) {
    if (!PHASE.compareAndSet(this, FREE, SWEPT)) {
      return false;
    }
    try {
      int at = failures.indexOf(exception);
      if (at < 0 || failures.at(at).tally == null || (sameObject && failures.at(at).shared)) {
        return false;
      }
      to.moveFrom(failures.at(at));
      return true;
    } finally {
      phase = FREE;
    }
  }

  // --- recording
  // ------------------------------------------------------------------------------------------------------------------

  private @Nullable FaultlineHook passRecorded(Throwable exception, int number) {
    Site site = capture.sites().get(number);
    if (!(site instanceof HandlerSite) || !enter()) {
      return null;
    }
    try {
      Failure current = failures.top();
      if (current == null || current.throwable != exception || current.recording == null) {
        return null;
      }
      touched = capture.now();
      current.caughtBy = null;
      return record(current, current.recording, (HandlerSite) site);
    } finally {
      // no call here: the stack may be at its end
      inside = false;
      phase = FREE;
    }
  }

  private @Nullable FaultlineHook record(Failure failure, Recording recording, HandlerSite site) {
    long start = System.nanoTime();
    try {
      boolean wanted = recording.wants(site);
      recording.seen();
      if (recording.isThrownElsewhere() && failure.tally != null) {
        failure.shared = true;
        failure.tally.thrownElsewhere();
      }
      if (!wanted) {
        return null;
      }
      int size = site.read().size();
      if (size == 0) {
        recording.frame(site, references, numbers);
        return null;
      }
      if (size > references.length) {
        references = new Object[Math.max(size, FEWEST_VALUES)];
        numbers = new long[Math.max(size, FEWEST_VALUES)];
      }
      adding = site;
      added = 0;
      return this;
    } finally {
      capture.spent(recording, System.nanoTime() - start);
    }
  }

  @Override
  public FaultlineHook add(@Nullable Object value) {
    references[added] = value;
    return next();
  }

  @Override
  public FaultlineHook add(int value) {
    numbers[added] = value;
    return next();
  }

  @Override
  public FaultlineHook add(long value) {
    numbers[added] = value;
    return next();
  }

  @Override
  public FaultlineHook add(float value) {
    numbers[added] = Float.floatToRawIntBits(value);
    return next();
  }

  @Override
  public FaultlineHook add(double value) {
    numbers[added] = Double.doubleToRawLongBits(value);
    return next();
  }

  private FaultlineHook next() {
    HandlerSite site = adding;
    if (site != null && ++added == site.read().size()) {
      adding = null;
      complete(site);
    }
    return this;
  }

  private void complete(HandlerSite site) {
    if (!enter()) {
      return;
    }
    try {
      Failure current = failures.top();
      Recording recording = current == null ? null : current.recording;
      if (recording != null) {
        long start = System.nanoTime();
        recording.frame(site, references, numbers);
        capture.spent(recording, System.nanoTime() - start);
      }
    } finally {
      inside = false;
      phase = FREE;
      Arrays.fill(references, 0, site.read().size(), null);
    }
  }

  // --- the agent's thread
  // ---------------------------------------------------------------------------------------------------------

  /**
   * Takes away what has come to rest, and lets {@code capture} finish it.
   *
   * @param before failures that were touched after this moment are left alone
   */
  void sweep(long before) {
    if (failures.top() == null) {
      return;
    }
    @Nullable Failure[] none = FailureStack.newPlaces();
    if (!PHASE.compareAndSet(this, FREE, SWEPT)) {
      return;
    }
    @Nullable Failure[] resting = none;
    int count = 0;
    if (failures.size() > 0
        && touched <= (failures.last().mayBeThrownOn() ? before - LONGER : before)) {
      count = failures.size();
      resting = failures.takeAll(none);
    }
    phase = FREE;
    for (int i = 0; i < count; i++) {
      capture.rest(Objects.requireNonNull(resting[i]));
    }
  }

  /** Whether the thread has ended and nothing of it is left. */
  boolean isOver() {
    Thread owner = thread.get();
    return failures.top() == null && (owner == null || !owner.isAlive());
  }
}
