// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.capture;

/**
 * How much heap the log statements of all threads have. Each thread has an equal share, which gets
 * smaller as threads that log get more; those that have logged nothing for a while lose theirs when
 * it runs short. Written by the agent's thread, twice a second; read by all.
 */
final class LogMemory {

  /**
   * Of all threads, in bytes, a character of a text being one: a quarter of what the agent may
   * have.
   */
  static final long MOST = 8L << 20;

  private static final int LARGEST_SHARE = 256 * 1024;
  private static final int SMALLEST_SHARE = 1024;

  /** In milliseconds. */
  private static final long IDLE = 30_000;

  private volatile int share = LARGEST_SHARE;
  private volatile boolean scarce;

  private long bytes;
  private int rings;

  /** Bytes that a thread's statements may take up. */
  int share() {
    return share;
  }

  /** Counts a thread; false where its statements are to be forgotten instead. */
  boolean counts(StatementRing ring, long now) {
    if (scarce && now - ring.lastTime() > IDLE) {
      return false;
    }
    bytes += ring.bytes();
    rings++;
    return true;
  }

  /** All threads were counted. */
  void counted() {
    scarce = bytes > MOST / 2;
    share = (int) Math.max(SMALLEST_SHARE, Math.min(LARGEST_SHARE, MOST / Math.max(1, rings)));
    bytes = 0;
    rings = 0;
  }
}
