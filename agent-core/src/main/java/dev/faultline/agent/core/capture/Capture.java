// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.capture;

import dev.faultline.agent.core.delivery.CountSource;
import dev.faultline.agent.core.delivery.Outbox;
import dev.faultline.agent.core.log.AgentLog;
import dev.faultline.agent.core.model.Count;
import dev.faultline.agent.core.model.EventKey;
import dev.faultline.agent.core.model.EventKey.Kind;
import dev.faultline.agent.core.model.EventPattern;
import dev.faultline.agent.core.model.InvocationCount;
import dev.faultline.agent.core.model.Snapshot;
import dev.faultline.agent.core.model.Snapshot.Trigger;
import dev.faultline.agent.core.model.Statement;
import dev.faultline.agent.core.record.Memory;
import dev.faultline.agent.core.record.Recorder;
import dev.faultline.agent.core.record.Throwables;
import dev.faultline.agent.core.site.HandlerSite;
import dev.faultline.agent.core.site.KnownClasses;
import dev.faultline.agent.core.site.SiteTable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * What all threads share while exceptions pass, and what the agent's own thread does about them now
 * and then.
 *
 * <p>Threading: {@link #tick} and {@link #drainTo} belong to the agent's thread; all else may be
 * called by any thread and neither waits nor throws.
 */
public final class Capture implements CountSource {

  private static final Kind[] KINDS = Kind.values();

  /**
   * How long an exception may be on its way, or in a catch block, before it is taken to have come
   * to rest. In milliseconds.
   */
  static final long REST = 1_000;

  /** How long counts wait for a snapshot that tells the event's complete key. In milliseconds. */
  private static final long LONGEST_WAIT_FOR_KEY = 30_000;

  private final SiteTable sites;
  private final KnownClasses classes;
  private final Recorder recorder;
  private final Governor governor;
  private final CaptureTimes times = new CaptureTimes();
  private final Outbox outbox;
  private final ThreadRecords threadRecords;
  private final ThreadLocal<ThreadCapture> local = new ThreadLocal<>();
  private final ConcurrentLinkedQueue<ThreadCapture> threads = new ConcurrentLinkedQueue<>();
  private final ConcurrentLinkedQueue<SiteTallies> tallies = new ConcurrentLinkedQueue<>();
  private final Whereabouts whereabouts = new Whereabouts();
  private final AtomicLong failures = new AtomicLong();
  private final Statements statements;
  private final Invocations invocations;
  private final CustomEvents customEvents;
  private final IgnoredExceptions ignored = new IgnoredExceptions();
  private final OutgoingRequests outgoing;
  private final Tasks tasks = new Tasks(this);
  private final SlowCalls slowCalls;
  private final LogLinks logLinks = new LogLinks();
  private final TimedMethods timedMethods;
  private final LogMemory logMemory = new LogMemory();
  private volatile LibraryPoint[] points = new LibraryPoint[0];

  /** The JVM ends: counts wait for nothing any more. */
  private volatile boolean ending;

  /** The round of sending that goes on began when all was finished. */
  private boolean lastRound;

  private volatile int snapshotsOfFirstDay = 10;

  /** Nothing is recorded any more, until it is. */
  private volatile boolean paused;

  private volatile long now = System.currentTimeMillis();
  private long lastTick = System.nanoTime();
  private long drainedAt = System.currentTimeMillis();

  public Capture(
      SiteTable sites,
      KnownClasses classes,
      Recorder recorder,
      Memory memory,
      Governor governor,
      Outbox outbox)
      throws ReflectiveOperationException {
    this.sites = sites;
    this.classes = classes;
    this.recorder = recorder;
    this.governor = governor;
    this.outbox = outbox;
    statements = new Statements(this, recorder);
    invocations = new Invocations(this, recorder);
    outgoing = new OutgoingRequests(this, recorder);
    customEvents = new CustomEvents(this, recorder);
    threadRecords = new ThreadRecords(recorder, memory);
    slowCalls = new SlowCalls(this, new StackSampler(threadRecords));
    timedMethods = new TimedMethods(this, recorder);
  }

  ThreadCapture current() {
    ThreadCapture capture = local.get();
    return capture == null ? register() : capture;
  }

  private ThreadCapture register() {
    ThreadCapture capture = new ThreadCapture(this, Thread.currentThread());
    local.set(capture);
    threads.add(capture);
    return capture;
  }

  /**
   * How many snapshots of an event may be recorded within a day of its first; from then on one a
   * day.
   */
  public void snapshotsOfFirstDay(int number) {
    snapshotsOfFirstDay = number;
  }

  /** Whether nothing is recorded any more; occurrences are counted in any case. */
  public void pause(boolean newPaused) {
    paused = newPaused;
  }

  /**
   * Has the next occurrence of an event recorded, whatever the spacing of snapshots says. By the
   * sending thread only.
   *
   * @return whether such an event is known here; of one that is not, the first occurrence is
   *     recorded anyway
   */
  public boolean force(EventPattern pattern) {
    boolean found = false;
    for (Occurrences occurrences : occurrences()) {
      found |= occurrences.force(pattern);
    }
    return found;
  }

  /** All that is counted, but what is found through others. */
  private List<Occurrences> occurrences() {
    List<Occurrences> all = new ArrayList<>();
    for (SiteTallies ofSite : tallies) {
      Collections.addAll(all, ofSite.all());
    }
    all.addAll(statements.tallies());
    all.addAll(invocations.answers());
    all.addAll(outgoing.answers());
    all.addAll(slowCalls.tallies());
    all.addAll(customEvents.tallies());
    return all;
  }

  /** What is done in methods of libraries, by number. To be called before any is instrumented. */
  public void points(LibraryPoint... newPoints) {
    points = newPoints.clone();
  }

  @Nullable LibraryPoint point(int number) {
    LibraryPoint[] known = points;
    return number >= 0 && number < known.length ? known[number] : null;
  }

  /** Leaves nothing of this object behind in the calling thread. */
  void forgetThread() {
    local.remove();
  }

  /** What threads are called for. */
  public Invocations invocations() {
    return invocations;
  }

  /** Names and counts of what the application fires. */
  CustomEvents customEvents() {
    return customEvents;
  }

  IgnoredExceptions ignored() {
    return ignored;
  }

  /** Requests that the application makes. */
  public OutgoingRequests outgoing() {
    return outgoing;
  }

  /** What threads hand over to others. */
  public Tasks tasks() {
    return tasks;
  }

  /** Links in log lines. */
  LogLinks logLinks() {
    return logLinks;
  }

  /** Calls that take too long. */
  public SlowCalls slowCalls() {
    return slowCalls;
  }

  /** Methods of the application that are timed. */
  public TimedMethods timedMethods() {
    return timedMethods;
  }

  Iterable<ThreadCapture> threads() {
    return threads;
  }

  LogMemory logMemory() {
    return logMemory;
  }

  KnownClasses classes() {
    return classes;
  }

  SiteTable sites() {
    return sites;
  }

  Throwables throwables() {
    return recorder.throwables();
  }

  Whereabouts whereabouts() {
    return whereabouts;
  }

  /**
   * Milliseconds since 1970-01-01 UTC, exact to about a second: reading the clock costs more than
   * what else a throw costs.
   */
  long now() {
    return now;
  }

  @Nullable Tally tally(HandlerSite site, Throwable exception) {
    SiteTallies found = (SiteTallies) site.counters();
    if (found == null) {
      found = tallies(site);
    }
    return found.of(exception, recorder.throwables());
  }

  private SiteTallies tallies(HandlerSite site) {
    synchronized (site) {
      SiteTallies found = (SiteTallies) site.counters();
      if (found == null) {
        found = new SiteTallies(site);
        site.counters(found);
        tallies.add(found);
      }
      return found;
    }
  }

  /** {@code null} where the occurrence is only to be counted. */
  @Nullable Recording recordingFor(Tally tally, Throwable exception, ThreadCapture thread) {
    return exception.getClass().getName().equals("java.lang.ThreadDeath")
        ? null
        : recordingFor(tally, thread);
  }

  private @Nullable Recording recordingFor(Occurrences tally, ThreadCapture thread) {
    boolean first = tally.neverRecorded();
    boolean forced = !first && tally.isForced();
    if (!isDue(tally) || !governor.allows(first || forced) || !StackRoom.isAmple()) {
      return null;
    }
    Thread owner = thread.owner();
    if (owner == null) {
      return null;
    }
    long time = System.currentTimeMillis();
    now = time;
    tally.recordingBegins(time);
    return new Recording(
        recorder,
        first ? Trigger.FIRST : forced ? Trigger.FORCED : Trigger.SAMPLED,
        threadRecords.of(owner),
        thread.statements(),
        invocations.of(thread.invocation()),
        thread.context(),
        time);
  }

  /**
   * Of an event of the application, by a failure that led to it.
   *
   * @param known of the failure; {@code null} where it was not recorded when it was thrown, in
   *     which case the next one is
   * @return {@code null} where the occurrence is only to be counted
   */
  @Nullable Recording recordingFor(
      CustomTally tally,
      @Nullable Recording known,
      Failure failure,
      Throwable exception,
      ThreadCapture thread) {
    boolean first = tally.neverRecorded();
    if (known != null) {
      tally.recordingBegins(now);
      return known;
    }
    Recording late = recordingFor(tally, thread);
    if (late != null) {
      late.exceptionThatPassed(exception);
      if (first && failure.tally != null) {
        failure.tally.want();
      }
    }
    return late;
  }

  /** What counts a statement that belongs to no failure; {@code null} where nothing does. */
  @Nullable Occurrences occurrencesOf(
      Statement statement, @Nullable Throwable thrown, ThreadStatements thread) {
    StatementVariables variables = thread.variables();
    return statements.tally(
        statement, thrown, variables == null ? null : variables.site(), thread.number());
  }

  /** Counts a statement that belongs to no failure, and records it where it is due. */
  void logged(Statement statement, @Nullable Throwable thrown, ThreadCapture thread) {
    StatementVariables variables = thread.statements().variables();
    StatementTally tally =
        statements.tally(
            statement,
            thrown,
            variables == null ? null : variables.site(),
            thread.statements().number());
    if (tally == null) {
      return;
    }
    happened(new LoggedStatement(tally, statement, thrown, variables), thread);
  }

  /**
   * Counts it, and records it where it is due.
   *
   * @param thread that it happens on; the calling one but for what goes on too long
   */
  void happened(Happening happening, ThreadCapture thread) {
    boolean delivered = false;
    Recording recording = recordingFor(happening.tally(), thread);
    if (recording != null) {
      long start = System.nanoTime();
      try {
        happening.record(recording);
        recording.spent(System.nanoTime() - start);
        Snapshot snapshot = happening.snapshot(new SnapshotBuilder(recorder, classes, recording));
        happening.tally().message(snapshot.exceptions().get(0).message());
        delivered = outbox.offer(snapshot);
      } catch (Exception | LinkageError | AssertionError unexpected) {
        failed(unexpected);
      } finally {
        long nanos = System.nanoTime() - start;
        times.spent(nanos);
        times.recorded(nanos);
        governor.spent(nanos, recording.trigger() == Trigger.FIRST);
      }
    }
    happening.tally().occurred(happening.kind(), delivered);
    Invocation invocation = thread.invocation();
    if (invocation != null && happening.isFailure()) {
      invocation.failed(happening.tally(), happening.kind());
    }
  }

  /** Whether an occurrence would be recorded now. */
  boolean isDue(@Nullable Occurrences tally) {
    return tally != null && !paused && tally.isDue(now, snapshotsOfFirstDay);
  }

  void spent(Recording recording, long nanos) {
    recording.spent(nanos);
    times.spent(nanos);
    governor.spent(nanos, recording.trigger() == Trigger.FIRST);
  }

  /** Counts a failure, and hands over what was recorded of it. */
  void finish(Failure failure) {
    Tally tally = failure.tally;
    Throwable outermost = failure.throwable;
    if (tally == null || outermost == null) {
      return;
    }
    Kind kind = failure.kind();
    boolean delivered = false;
    Occurrences counter = counterOf(failure, tally);
    Recording recording = failure.recording;
    if (recording != null) {
      times.recorded(recording.nanos());
      try {
        Snapshot snapshot =
            new SnapshotBuilder(recorder, classes, recording).build(failure, outermost, counter);
        counter.message(snapshot.exceptions().get(0).message());
        delivered = outbox.offer(snapshot);
      } catch (Exception | LinkageError | AssertionError unexpected) {
        failed(unexpected);
      }
    }
    counter.occurred(kind, delivered);
    Invocation invocation = failure.invocation;
    if (invocation != null) {
      invocation.failed(counter, kind);
    }
  }

  /** What counts a failure that has a tally. */
  Occurrences counterOf(Failure failure, Tally tally) {
    CustomName fired = failure.fired;
    return fired == null ? tally : customEvents.tally(fired, tally);
  }

  /** Finishes a failure that nothing was heard of for a while; its exception may yet turn up. */
  void rest(Failure failure) {
    finish(failure);
    Throwable throwable = failure.throwable;
    if (throwable != null && failure.tally != null && !failure.shared) {
      whereabouts.rested(throwable, failure.kind());
    }
  }

  /** Something of ours that should not have happened; the application must not notice. */
  void failed(Throwable unexpected) {
    if (failures.incrementAndGet() <= 20) {
      AgentLog.error("A recording failed; the application is not affected", unexpected);
    }
  }

  /** What recording has cost so far. */
  public CaptureTimes times() {
    return times;
  }

  public long internalFailures() {
    return failures.get();
  }

  // --- the agent's thread
  // ---------------------------------------------------------------------------------------------------------

  /**
   * To be called about twice a second: finishes what has come to rest, refills the governor, moves
   * the clock on.
   */
  public void tick() {
    long time = System.currentTimeMillis();
    now = time;
    long nanos = System.nanoTime();
    governor.refill(nanos - lastTick);
    lastTick = nanos;
    sweep(time - REST);
  }

  /** Finishes all that is under way, for the JVM's exit. */
  public void finishAll() {
    sweep(Long.MAX_VALUE);
    ending = true;
  }

  private void sweep(long before) {
    for (Iterator<ThreadCapture> i = threads.iterator(); i.hasNext(); ) {
      ThreadCapture thread = i.next();
      thread.sweep(before);
      if (thread.isOver()) {
        i.remove();
      } else {
        thread.statements().count(now);
      }
    }
    logMemory.counted();
  }

  @Override
  public void begin() {
    lastRound = ending;
  }

  @Override
  public void drainTo(List<Count> counts) {
    long from = drainedAt;
    long to = System.currentTimeMillis();
    drainedAt = to;
    for (Occurrences occurrences : occurrences()) {
      drain(occurrences, from, to, counts);
    }
  }

  @Override
  public void invocationsTo(List<InvocationCount> counts) {
    invocations.drainTo(counts);
  }

  private void drain(Occurrences tally, long from, long to, List<Count> counts) {
    for (Kind kind : KINDS) {
      if (tally.hasFresh(kind)) {
        EventKey key = key(tally, kind, to);
        if (key != null) {
          counts.add(
              new Count(
                  key,
                  Math.min(from, to),
                  to,
                  tally.takeCount(kind),
                  tally.message(),
                  tally.link()));
        }
      }
    }
    Occurrences[] wrapped = tally.wrapped();
    if (wrapped != null) {
      for (Occurrences inner : wrapped) {
        drain(inner, from, to, counts);
      }
    }
  }

  /** {@code null} while a snapshot may still come that tells more. */
  private @Nullable EventKey key(Occurrences tally, Kind kind, long time) {
    EventKey known = tally.key(kind);
    if (known != null) {
      return known;
    }
    // while nothing is recorded, what would tell the event's place is still to come
    if (!lastRound && (paused || tally.waitsForKey(kind, time, LONGEST_WAIT_FOR_KEY))) {
      return null;
    }
    for (Kind other : KINDS) {
      EventKey sibling = tally.key(other);
      if (sibling != null) {
        return sibling.withKind(kind);
      }
    }
    return tally.keyWithoutSnapshot(kind);
  }
}
