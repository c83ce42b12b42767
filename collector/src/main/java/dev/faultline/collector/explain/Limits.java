// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.explain;

import java.time.Duration;

/**
 * What decompiling one class may take.
 *
 * @param time of a processor
 * @param patience by the clock: to wait for others, and then for this one; longer, as a busy
 *     machine is not the class's fault
 * @param allocatedBytes what its thread may allocate in all, collected garbage included
 * @param abandoned how many threads that ignored their limits may still be running before no class
 *     is decompiled any more
 */
record Limits(Duration time, Duration patience, long allocatedBytes, int abandoned) {
  static final Limits DEFAULT =
      new Limits(Duration.ofSeconds(5), Duration.ofSeconds(15), 2L << 30, 2);
}
