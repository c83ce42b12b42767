// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.capture;

/**
 * Whether the calling thread's stack has room for a recording. Where it ends within one, the JVM
 * loads the classes that the catch clauses on the way name, at a moment when nothing can be loaded:
 * it then says so on the application's console.
 */
final class StackRoom {

  /** Some 16 KB where compiled, 40 KB where interpreted: several times what a recording takes. */
  private static final int CALLS = 200;

  private StackRoom() {}

  static boolean isAmple() {
    try {
      return descend(CALLS, 1, 2, 3, 4, 5, 6, 7) != 0;
    } catch (StackOverflowError atTheEnd) {
      return false;
    }
  }

  /** All of the parameters are needed behind the call, so that each frame has to keep them. */
  private static long descend(int n, long a, long b, long c, long d, long e, long f, long g) {
    if (n == 0) {
      return 1;
    }
    long below = descend(n - 1, a + 1, b + 1, c + 1, d + 1, e + 1, f + 1, g + 1);
    return below | (a ^ b ^ c ^ d ^ e ^ f ^ g);
  }
}
