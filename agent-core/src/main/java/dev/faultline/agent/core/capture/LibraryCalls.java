// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.capture;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The library methods that a thread is in, innermost last. Used by its thread only. */
final class LibraryCalls {

  /** Deeper ones are not followed. */
  private static final int MOST = 64;

  private int[] points = new int[4];
  private @Nullable Object[] contexts = new Object[4];
  private int depth;

  void entered(int point, @Nullable Object context) {
    if (depth == MOST) {
      return;
    }
    if (depth == points.length) {
      points = Arrays.copyOf(points, depth * 2);
      contexts = Arrays.copyOf(contexts, depth * 2);
    }
    points[depth] = point;
    contexts[depth++] = context;
  }

  /** Whether the thread is in the method of a point. */
  boolean isIn(int point) {
    for (int i = depth - 1; i >= 0; i--) {
      if (points[i] == point) {
        return true;
      }
    }
    return false;
  }

  /**
   * Ends the innermost call of a point, and with it what is inside of it and did not end.
   *
   * @return false where there is none
   */
  boolean leave(int point) {
    for (int i = depth - 1; i >= 0; i--) {
      if (points[i] == point) {
        Arrays.fill(contexts, i + 1, depth, null);
        depth = i;
        return true;
      }
    }
    return false;
  }

  /** Of the call that {@link #leave} ended. */
  @Nullable Object takeContext() {
    Object context = contexts[depth];
    contexts[depth] = null;
    return context;
  }
}
