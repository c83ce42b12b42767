// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.model;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the time of a slow call goes, as samples of the stacks of its threads tell.
 *
 * <p>Each sample stands for the time since the last one. The agent's threads add samples and read
 * the tree; the application's thread only says when the call is over, and takes no lock for it.
 * Bounded: {@value #MOST_NODES} nodes, {@value #MOST_FRAMES} frames of each stack from its
 * outermost one on.
 */
public final class CallProfile {

  public static final int MOST_NODES = 2_000;
  public static final int MOST_FRAMES = 500;
  public static final int MOST_SHOWN = 1_000;

  private static final StackTraceElement[] NOTHING = {};

  private static final String NO_THREAD = "something else: no thread worked for it";

  /** Tells the application's classes from others. */
  public interface ApplicationClasses {
    boolean isApplication(String className);
  }

  /** A place in the code, under those that called it. */
  public static final class Node {
    private final StackTraceElement frame;
    private final int depth;
    private final List<Node> children = new ArrayList<>(1);
    private final boolean application;
    private long nanos;

    Node(StackTraceElement frame, int depth, boolean application) {
      this.application = application;
      this.frame = frame;
      this.depth = depth;
    }

    public StackTraceElement frame() {
      return frame;
    }

    public boolean isApplication() {
      return application;
    }

    /** 0 for the outermost. */
    public int depth() {
      return depth;
    }

    /** Time spent here and in what was called from here, in milliseconds. */
    public long millis() {
      return nanos / 1_000_000;
    }
  }

  private final ApplicationClasses code;
  private final long threshold;
  private final boolean learned;
  private final long sampledFrom;
  private final List<Node> roots = new ArrayList<>(1);
  private volatile int nodes;
  private int samples;
  private long runningNanos;
  private long blockedNanos;
  private long waitingNanos;
  private @Nullable String waitsFor;
  private long lastSample;

  private volatile StackTraceElement[] heaviest = NOTHING;
  private volatile long duration = -1;
  private volatile boolean running;

  /**
   * @param threshold above which the call is slow, in nanoseconds
   * @param learned from other calls; else configured
   * @param sampledFrom how long the call had been running, in nanoseconds
   */
  public CallProfile(long threshold, boolean learned, long sampledFrom, ApplicationClasses code) {
    this.code = code;
    this.threshold = threshold;
    this.learned = learned;
    this.sampledFrom = sampledFrom;
    lastSample = sampledFrom;
  }

  /** In nanoseconds. */
  public long threshold() {
    return threshold;
  }

  /** The call is over. By the application's thread. */
  public void ended(long nanos) {
    duration = nanos;
  }

  /**
   * The call is reported while it is still running.
   *
   * @param nanos that it has taken so far
   */
  public void goesOn(long nanos) {
    running = true;
    duration = nanos;
  }

  /** Whether no sample is needed any more. */
  public boolean isComplete() {
    return duration >= 0;
  }

  /** Whether a sample is due: the longer the call runs, the rarer they are. */
  public synchronized boolean isDue(long elapsed, long interval) {
    long spacing = samples < 100 ? interval : samples < 400 ? 4 * interval : 20 * interval;
    return samples == 0 || elapsed - lastSample >= spacing - interval / 4;
  }

  /**
   * Adds the stacks of the call's threads at one moment.
   *
   * @param elapsed since the call began, in nanoseconds
   */
  public synchronized void add(List<StackSample> stacks, long elapsed) {
    long nanos = Math.max(0, elapsed - lastSample);
    lastSample = Math.max(lastSample, elapsed);
    samples++;
    for (StackSample sample : stacks) {
      add(sample, nanos);
    }
    heaviest = heaviestPath();
  }

  /**
   * No thread works for the call at this moment: it goes on elsewhere, or waits for an answer.
   *
   * @param elapsed since the call began, in nanoseconds
   */
  public synchronized void idle(long elapsed) {
    waitingNanos += Math.max(0, elapsed - lastSample);
    lastSample = Math.max(lastSample, elapsed);
    samples++;
    waitsFor = NO_THREAD;
  }

  private void add(StackSample sample, long nanos) {
    switch (sample.state()) {
      case BLOCKED:
        blockedNanos += nanos;
        break;
      case WAITING:
      case TIMED_WAITING:
        waitingNanos += nanos;
        break;
      default:
        runningNanos += nanos;
    }
    if (sample.waitsFor() != null) {
      waitsFor = sample.waitsFor();
    }
    List<Node> level = roots;
    StackTraceElement[] stack = sample.stack();
    int last = Math.max(0, stack.length - MOST_FRAMES);
    for (int i = stack.length - 1; i >= last; i--) {
      Node node = child(level, stack[i], stack.length - 1 - i);
      if (node == null) {
        return;
      }
      node.nanos += nanos;
      level = node.children;
    }
  }

  private @Nullable Node child(List<Node> level, StackTraceElement frame, int depth) {
    for (Node node : level) {
      if (node.frame.getLineNumber() == frame.getLineNumber()
          && node.frame.getMethodName().equals(frame.getMethodName())
          && node.frame.getClassName().equals(frame.getClassName())) {
        return node;
      }
    }
    if (nodes == MOST_NODES) {
      return null;
    }
    nodes = nodes + 1;
    Node added = new Node(frame, depth, code.isApplication(frame.getClassName()));
    level.add(added);
    return added;
  }

  private StackTraceElement[] heaviestPath() {
    List<StackTraceElement> path = new ArrayList<>();
    List<Node> level = roots;
    while (!level.isEmpty()) {
      Node most = level.get(0);
      for (Node node : level) {
        most = node.nanos > most.nanos ? node : most;
      }
      path.add(most.frame);
      level = most.children;
    }
    StackTraceElement[] stack = new StackTraceElement[path.size()];
    for (int i = 0; i < stack.length; i++) {
      stack[i] = path.get(stack.length - 1 - i);
    }
    return stack;
  }

  /** About what it takes as JSON, for bounds. Takes no lock. */
  public int estimatedBytes() {
    return 150 * Math.min(nodes, MOST_SHOWN);
  }

  /** The stack in which most of the time went, innermost frame first; must not be changed. */
  public StackTraceElement[] heaviest() {
    return heaviest;
  }

  /**
   * Depth first, at most {@value #MOST_SHOWN}: without what took less than a five-hundredth of the
   * time.
   */
  public synchronized List<Node> nodes() {
    List<Node> all = new ArrayList<>();
    addAll(roots, all, Math.max(1, (lastSample - sampledFrom) / 500));
    return all;
  }

  private static void addAll(List<Node> level, List<Node> all, long least) {
    for (Node node : level) {
      if (node.nanos >= least && all.size() < MOST_SHOWN) {
        all.add(node);
        addAll(node.children, all, least);
      }
    }
  }

  /** In milliseconds; what it was when it was reported where it goes on. */
  public long durationMillis() {
    return duration / 1_000_000;
  }

  public long thresholdMillis() {
    return threshold / 1_000_000;
  }

  public boolean isLearned() {
    return learned;
  }

  /** Whether the call was not over when it was reported. */
  public boolean isRunning() {
    return running;
  }

  public long sampledFromMillis() {
    return sampledFrom / 1_000_000;
  }

  public synchronized int samples() {
    return samples;
  }

  /** Time in which threads could run, in milliseconds. */
  public synchronized long runnableMillis() {
    return runningNanos / 1_000_000;
  }

  /** Time in which threads waited to enter what is synchronized, in milliseconds. */
  public synchronized long blockedMillis() {
    return blockedNanos / 1_000_000;
  }

  /** Time in which threads slept, were parked or waited to be notified, in milliseconds. */
  public synchronized long waitingMillis() {
    return waitingNanos / 1_000_000;
  }

  /** What a thread of the call waited for last; {@code null} for nothing that is known. */
  public synchronized @Nullable String waitsFor() {
    return waitsFor;
  }
}
