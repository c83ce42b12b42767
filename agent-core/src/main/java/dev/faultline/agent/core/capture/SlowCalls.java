// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.capture;

import dev.faultline.agent.core.model.CallProfile;
import dev.faultline.agent.core.model.StackSample;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Finds calls that take long while they still run, samples what their threads do, and makes events
 * of those that take too long.
 *
 * <p>Threading: {@link #look} belongs to one thread of the agent; all else may be called by any and
 * neither waits nor throws. Application threads pay nothing for it but the histogram of {@link
 * Latency}.
 */
public final class SlowCalls {

  /** Calls that are sampled at the same time. */
  private static final int MOST_PROFILES = 5;

  /** Slow entry points that are told apart. */
  private static final int MOST_TALLIES = 1_000;

  private static final long MILLI = 1_000_000;

  /** Between samples, in nanoseconds. */
  private static final long INTERVAL = 50 * MILLI;

  private static final long LONGEST_LOOK = 250;
  private static final long SHORTEST_LOOK = 20;

  private static final long LEARNED_EVERY = 2_000 * MILLI;

  private final Capture capture;
  private final ConcurrentHashMap<String, NamedTally> tallies = new ConcurrentHashMap<>();
  private final StackSampler sampler;
  private volatile SlowSettings settings = new SlowSettings(false, 1_000 * MILLI, 0);
  private long longestUnreported = 30_000 * MILLI;
  private long learnedAt = System.nanoTime();

  /** A call whose profile wants a sample, and the threads that work for it. */
  private static final class Watched {
    private final TimedCall call;
    private final CallProfile profile;
    private final List<ThreadCapture> threads = new ArrayList<>(1);

    Watched(TimedCall call, CallProfile profile) {
      this.call = call;
      this.profile = profile;
    }
  }

  SlowCalls(Capture capture, StackSampler sampler) {
    this.capture = capture;
    this.sampler = sampler;
  }

  /** To be called before any call begins. */
  public void settings(SlowSettings newSettings) {
    settings = newSettings;
  }

  /** From when on a call is reported while it goes on: it may never end. In nanoseconds. */
  void longestUnreported(long nanos) {
    longestUnreported = nanos;
  }

  SlowSettings settings() {
    return settings;
  }

  Collection<NamedTally> tallies() {
    return tallies.values();
  }

  // --- the application's threads
  // -------------------------------------------------------------------------------------------------

  /**
   * A call is over, which the calling thread began.
   *
   * @param name of its entry point, without secrets
   */
  void ended(TimedCall call, @Nullable String name, long duration) {
    CallProfile profile = call.profile();
    if (profile == null) {
      return;
    }
    if (duration < profile.threshold()) {
      profile.ended(duration);
    } else if (call.isToBeReported()) {
      profile.ended(duration);
      NamedTally tally = tally(name, call);
      if (tally != null) {
        capture.current().happened(new SlowCall(tally, call, profile));
      }
    }
    call.arguments(null);
  }

  private @Nullable NamedTally tally(@Nullable String name, TimedCall call) {
    String known = name == null ? "other" : name;
    NamedTally found = tallies.get(known);
    if (found != null || tallies.size() >= MOST_TALLIES) {
      return found;
    }
    NamedTally added = new NamedTally(known, call.handler());
    NamedTally other = tallies.putIfAbsent(known, added);
    return other == null ? added : other;
  }

  // --- the agent's thread
  // ---------------------------------------------------------------------------------------------------------

  /**
   * Looks at the calls that run now.
   *
   * @return in how many milliseconds to look again
   */
  long look() {
    long now = System.nanoTime();
    if (now - learnedAt >= LEARNED_EVERY) {
      learnedAt = now;
      capture.invocations().learn();
      capture.timedMethods().learn();
    }
    List<Watched> watched = new ArrayList<>(0);
    for (ThreadCapture thread : capture.threads()) {
      add(thread, thread.invocation(), watched);
      add(thread, thread.timedMethod(), watched);
    }
    addPaused(watched);
    for (Watched call : watched) {
      sample(call);
    }
    return watched.isEmpty() ? idle() : INTERVAL / MILLI;
  }

  /** Half of the shortest time from which on a call is sampled. */
  private long idle() {
    long shortest = Math.min(earliest(), capture.timedMethods().earliest()) / MILLI / 2;
    return Math.max(SHORTEST_LOOK, Math.min(LONGEST_LOOK, shortest));
  }

  private long earliest() {
    return (settings.fixed() > 0 ? settings.fixed() : settings.floor()) / 2;
  }

  private void add(ThreadCapture thread, @Nullable TimedCall innermost, List<Watched> watched) {
    for (TimedCall call = innermost; call != null; call = call.outer()) {
      CallProfile profile = call.isOver() ? null : profile(call, watched);
      if (profile != null && !profile.isComplete()) {
        of(call, profile, watched).threads.add(thread);
      }
    }
  }

  /** After those that threads work for, which say more. */
  private void addPaused(List<Watched> watched) {
    for (Invocation paused : capture.invocations().paused()) {
      if (watched.size() >= MOST_PROFILES) {
        return;
      }
      CallProfile profile = paused.isOver() ? null : profile(paused, watched);
      if (profile != null && !profile.isComplete()) {
        of(paused, profile, watched);
      }
    }
  }

  private static Watched of(TimedCall call, CallProfile profile, List<Watched> watched) {
    for (Watched known : watched) {
      if (known.call == call) {
        return known;
      }
    }
    Watched added = new Watched(call, profile);
    watched.add(added);
    return added;
  }

  /** Begins one where the call has taken half of what is too long. */
  private @Nullable CallProfile profile(TimedCall call, List<Watched> watched) {
    CallProfile known = call.profile();
    if (known != null || watched.size() >= MOST_PROFILES) {
      return known;
    }
    long duration = call.duration();
    if (duration < Math.min(earliest(), capture.timedMethods().earliest())) {
      return null;
    }
    Latency latency = latency(call);
    if (latency == null || duration < latency.threshold() / 2) {
      return null;
    }
    CallProfile begun =
        new CallProfile(latency.threshold(), latency.isLearned(), duration, capture.classes());
    call.profile(begun);
    return begun;
  }

  private @Nullable Latency latency(TimedCall call) {
    return call instanceof Invocation
        ? capture.invocations().latency((Invocation) call)
        : capture.timedMethods().latency(call);
  }

  private void sample(Watched watched) {
    TimedCall call = watched.call;
    long duration = call.duration();
    if (!watched.profile.isDue(duration, INTERVAL)) {
      return;
    }
    if (watched.threads.isEmpty()) {
      // never reported before its end: some requests wait for long, as they should
      watched.profile.idle(duration);
      return;
    }
    List<StackSample> stacks = new ArrayList<>(1);
    for (ThreadCapture thread : watched.threads) {
      Thread owner = thread.owner();
      StackSample sample = owner == null ? null : sampler.sample(owner);
      if (sample != null) {
        stacks.add(sample);
      }
    }
    if (call.isOver() || watched.profile.isComplete() || stacks.isEmpty()) {
      return;
    }
    watched.profile.add(stacks, duration);
    long threshold = watched.profile.threshold();
    if (duration > longestUnreported && duration > 3 * threshold && call.isToBeReported()) {
      report(watched, duration);
    }
  }

  /** What may never end is an event now. */
  private void report(Watched watched, long duration) {
    watched.profile.goesOn(duration);
    TimedCall call = watched.call;
    NamedTally tally =
        tally(
            call instanceof Invocation
                ? capture.invocations().nameOf((Invocation) call)
                : capture.timedMethods().nameOf(call),
            call);
    if (tally != null) {
      capture.happened(new SlowCall(tally, call, watched.profile), watched.threads.get(0));
    }
  }
}
