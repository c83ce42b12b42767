// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.capture;

import dev.faultline.agent.core.model.Location;
import dev.faultline.agent.core.record.Recorder;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Methods of the application whose calls are timed, as configured. Thread-safe; {@link #begin} and
 * {@link #end} belong to the calling thread.
 */
public final class TimedMethods {

  /** A method whose calls are timed. Thread-safe. */
  public static final class TimedMethod {
    private final String name;
    private final Location location;
    private final @Nullable String[] parameters;
    private final Latency latency;

    TimedMethod(String name, Location location, @Nullable String[] parameters, Latency latency) {
      this.name = name;
      this.location = location;
      this.parameters = parameters;
      this.latency = latency;
    }
  }

  private static final class Call extends TimedCall {
    private final TimedMethod method;
    private final @Nullable TimedCall outer;
    private volatile boolean over;

    Call(TimedMethod method, @Nullable TimedCall outer) {
      this.method = method;
      this.outer = outer;
    }

    @Override
    @Nullable TimedCall outer() {
      return outer;
    }

    @Override
    boolean isOver() {
      return over;
    }

    @Override
    Location handler() {
      return method.location;
    }
  }

  private final Capture capture;
  private final Recorder recorder;
  private final ConcurrentHashMap<String, TimedMethod> methods = new ConcurrentHashMap<>();
  private volatile long earliest = Latency.NONE;

  TimedMethods(Capture capture, Recorder recorder) {
    this.capture = capture;
    this.recorder = recorder;
  }

  /**
   * A method is loaded whose calls are to be timed.
   *
   * @param key that instrumented code passes
   * @param location with its descriptor
   * @param parameters names, {@code null} where a parameter has none
   * @param threshold in nanoseconds; {@code null} where it is learned
   */
  public void add(
      String key, Location location, @Nullable String[] parameters, @Nullable Long threshold) {
    String className = location.className();
    String simple = className.substring(className.lastIndexOf('.') + 1);
    SlowSettings settings = capture.slowCalls().settings().withFixed(threshold);
    methods.put(
        key,
        new TimedMethod(
            Messages.name(simple + "." + location.method(), recorder),
            location,
            parameters.clone(),
            new Latency(settings)));
    long first = (settings.fixed() > 0 ? settings.fixed() : settings.floor()) / 2;
    earliest = Math.min(earliest, first);
  }

  /**
   * The calling thread calls one.
   *
   * @param arguments all of them
   * @return what {@link #end} wants
   */
  public @Nullable Object begin(@Nullable Object key, @Nullable Object @Nullable [] arguments) {
    TimedMethod method = key instanceof String ? methods.get((String) key) : null;
    if (method == null) {
      return null;
    }
    ThreadCapture thread = capture.current();
    Call call = new Call(method, thread.timedMethod());
    if (arguments != null) {
      call.arguments(new CallArguments(method.parameters, arguments));
    }
    thread.timedMethod(call);
    return call;
  }

  /** What {@link #begin} gave is over. */
  public void end(@Nullable Object begun) {
    if (!(begun instanceof Call)) {
      return;
    }
    Call call = (Call) begun;
    long duration = call.duration();
    capture.slowCalls().ended(call, call.method.name, duration);
    call.over = true;
    capture.current().timedMethod(call.outer);
    call.method.latency.observed(duration);
  }

  void learn() {
    for (TimedMethod method : methods.values()) {
      method.latency.learn();
    }
  }

  /** From when on a call may have to be sampled, in nanoseconds. */
  long earliest() {
    return earliest;
  }

  @Nullable Latency latency(TimedCall call) {
    return call instanceof Call ? ((Call) call).method.latency : null;
  }

  @Nullable String nameOf(TimedCall call) {
    return call instanceof Call ? ((Call) call).method.name : null;
  }
}
