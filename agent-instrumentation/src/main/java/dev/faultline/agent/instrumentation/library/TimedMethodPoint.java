// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.instrumentation.library;

import dev.faultline.agent.core.capture.LibraryPoint;
import dev.faultline.agent.core.capture.TimedMethods;
import org.jspecify.annotations.Nullable;

/** Where a method begins and ends whose calls are timed. */
public final class TimedMethodPoint implements LibraryPoint {

  private final TimedMethods methods;

  public TimedMethodPoint(TimedMethods methods) {
    this.methods = methods;
  }

  @Override
  public @Nullable Object entered(
      @Nullable Object key, @Nullable Object arguments, @Nullable Object c, @Nullable Object d) {
    return methods.begin(key, arguments instanceof Object[] ? (Object[]) arguments : null);
  }

  @Override
  public void left(
      @Nullable Object context, @Nullable Object result, @Nullable Throwable exception) {
    methods.end(context);
  }
}
