// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.store;

import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * The only way to change anything. Work is done one at a time on one thread, in the order it was
 * handed over, and many pieces share one commit.
 *
 * <p>The future completes after the commit: what it says is durable, and survives the death of the
 * process and of the machine. If a piece of work throws, it alone is undone and its future fails
 * with what it threw; if the commit fails, all of that commit fail.
 */
public interface Writer {

  /**
   * Never blocks.
   *
   * @param bytes about how much memory the work holds on to while it waits
   * @param work must not keep {@link Changes} beyond its call, and must not wait for anything
   * @throws OverloadedException if too much is waiting already, or the store is closing
   */
  <T> CompletableFuture<T> write(long bytes, Function<Changes, T> work);

  /** Pieces of work that wait. */
  int waiting();
}
