// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.demo.launch;

import java.time.Duration;
import java.util.Optional;

/** Waits for what another program will do in its own time. */
final class Waiting {
  private static final long STEP_MILLIS = 100;

  private Waiting() {}

  /** Asks until there is an answer or the limit has passed; both are in what is returned. */
  static <T> Optional<T> atMost(Duration limit, Question<T> question) throws InterruptedException {
    long deadline = System.nanoTime() + limit.toNanos();
    Optional<T> answer = question.ask();
    while (answer.isEmpty() && System.nanoTime() < deadline) {
      Thread.sleep(STEP_MILLIS);
      answer = question.ask();
    }
    return answer;
  }

  interface Question<T> {
    Optional<T> ask() throws InterruptedException;
  }
}
