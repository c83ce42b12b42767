// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.capture;

import dev.faultline.agent.core.model.CallProfile;
import dev.faultline.agent.core.model.Location;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import org.jspecify.annotations.Nullable;

/** A call that may turn out to be slow. Thread-safe. */
abstract class TimedCall {

  private static final AtomicIntegerFieldUpdater<TimedCall> REPORTED =
      AtomicIntegerFieldUpdater.newUpdater(TimedCall.class, "reported");

  private final long start = System.nanoTime();
  private volatile @Nullable CallProfile profile;
  private volatile @Nullable CallArguments arguments;
  private volatile int reported;

  /** What the thread is in already. */
  abstract @Nullable TimedCall outer();

  /** Whether it has ended, and the thread goes on with something else. */
  abstract boolean isOver();

  /** The method of the application that is called; {@code null} where it is not known. */
  abstract @Nullable Location handler();

  /** In nanoseconds, so far. */
  final long duration() {
    return System.nanoTime() - start;
  }

  /** {@code null} unless it has been running for long. */
  final @Nullable CallProfile profile() {
    return profile;
  }

  /** By the thread that watches. */
  final void profile(CallProfile begun) {
    profile = begun;
  }

  /** Of {@link #handler}, while it runs. */
  final @Nullable CallArguments arguments() {
    return arguments;
  }

  final void arguments(@Nullable CallArguments given) {
    arguments = given;
  }

  /** True once. */
  final boolean isToBeReported() {
    return REPORTED.compareAndSet(this, 0, 1);
  }
}
