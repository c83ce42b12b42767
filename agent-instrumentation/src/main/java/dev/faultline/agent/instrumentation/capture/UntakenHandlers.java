// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.instrumentation.capture;

/**
 * Keeps the JIT from compiling handlers that no exception ever entered. HotSpot's C2 did, until <a
 * href="https://bugs.openjdk.org/browse/JDK-8267532">JDK 22</a>: each handler then is code that
 * makes methods too large to be inlined, and every object that it would pass on has to be
 * allocated.
 *
 * <p>C2 leaves out, behind a trap, what a {@code checkcast} does with {@code null} where the
 * profile has seen none there. So a handler begins by casting a field that is always {@code null},
 * and goes on only if that was {@code null}: C2 believes that it never goes on, until the first
 * exception comes, which the interpreter then takes, and the method is compiled again.
 */
final class UntakenHandlers {

  private static final int FIRST_TO_LEAVE_THEM_OUT = 22;

  private UntakenHandlers() {}

  /**
   * @param specificationVersion of the JVM: {@code 1.8}, {@code 17}; what is no such number counts
   *     as an old one
   */
  static boolean areCompiled(String specificationVersion) {
    try {
      return Integer.parseInt(specificationVersion) < FIRST_TO_LEAVE_THEM_OUT;
    } catch (NumberFormatException old) {
      return true;
    }
  }
}
