// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.instrumentation.library.api;

import dev.faultline.agent.core.capture.LibraryPoint;
import org.jspecify.annotations.Nullable;

/** A point that has nothing to do where its method ends: the method is empty. */
abstract class PointAtBegin implements LibraryPoint {

  @Override
  public final @Nullable Object entered(
      @Nullable Object a, @Nullable Object b, @Nullable Object c, @Nullable Object d) {
    called(a, b);
    return null;
  }

  /**
   * @param first receiver, or first argument of a static method
   */
  abstract void called(@Nullable Object first, @Nullable Object second);
}
