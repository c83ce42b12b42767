// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.instrumentation.code;

import java.util.concurrent.atomic.AtomicLong;

/** How much of class files is kept in memory because they can't be read again. Thread-safe. */
final class KeptBytes {

  private static final long MOST = 4L * 1024 * 1024;

  private final AtomicLong kept = new AtomicLong();

  /** Whether there is room for as many bytes; if so it is taken. */
  boolean take(int bytes) {
    if (kept.addAndGet(bytes) <= MOST) {
      return true;
    }
    kept.addAndGet(-bytes);
    return false;
  }
}
