// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.transport;

/** Time that never jumps, for pauses. */
final class Monotonic {

  private Monotonic() {}

  static long millis() {
    return System.nanoTime() / 1_000_000;
  }
}
