// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.demo.traffic;

import java.util.concurrent.atomic.AtomicInteger;

/** How many requests went well. Read and written by any thread. */
public final class Tally {
  private static final int CLIENT_ERROR = 400;
  private static final int SERVER_ERROR = 500;

  private final AtomicInteger answered = new AtomicInteger();
  private final AtomicInteger refused = new AtomicInteger();
  private final AtomicInteger failed = new AtomicInteger();
  private final AtomicInteger unanswered = new AtomicInteger();

  void count(int status) {
    if (status < CLIENT_ERROR) {
      answered.incrementAndGet();
    } else if (status < SERVER_ERROR) {
      refused.incrementAndGet();
    } else {
      failed.incrementAndGet();
    }
  }

  void countUnanswered() {
    unanswered.incrementAndGet();
  }

  /** Requests with an answer below 400. */
  public int answered() {
    return answered.get();
  }

  /** Requests with an answer from 400 to 499. */
  public int refused() {
    return refused.get();
  }

  /** Requests with an answer of 500 or more. */
  public int failed() {
    return failed.get();
  }

  /** Requests without an answer. */
  public int unanswered() {
    return unanswered.get();
  }

  /** All requests. */
  public int requests() {
    return answered() + refused() + failed() + unanswered();
  }
}
