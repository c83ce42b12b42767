// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.delivery;

import dev.faultline.agent.core.model.Count;
import dev.faultline.agent.core.model.InvocationCount;
import java.util.List;

/** Exact occurrence counts, taken by the sending thread. */
public interface CountSource {

  /**
   * A round of sending begins, which takes the snapshots first and then the counts: a snapshot that
   * is handed over from here on tells the key of its event only in the next. Called by the sending
   * thread only.
   */
  default void begin() {}

  /**
   * Adds what was counted since the last call to {@code counts}. What was drained is the caller's
   * to deliver; where that fails for good it counts the loss. Called by the sending thread only.
   */
  void drainTo(List<Count> counts);

  /**
   * Adds how often entry points were called since the last call. Called by the sending thread only.
   */
  default void invocationsTo(List<InvocationCount> counts) {}
}
