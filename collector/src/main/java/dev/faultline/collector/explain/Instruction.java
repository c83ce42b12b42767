// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.explain;

/**
 * One bytecode instruction that can throw.
 *
 * @param offset its position in the method's code
 * @param line the source line by the class file's line table, or 0 if it has none
 * @param target what it calls, makes or does, as the protocol's {@code site} says it: {@code
 *     owner.name}, {@code new owner} or the instruction's name
 * @param ordinal how many instructions of the same target come before it in the method
 * @param word what source code is bound to name where it does this: the method, the constructed
 *     type, the field; else empty
 */
record Instruction(int offset, int line, String target, int ordinal, String word) {
  String site() {
    return target + '#' + ordinal;
  }

  /**
   * Whether this calls or constructs something that appears in a stack trace as a method of this
   * name.
   */
  boolean calls(String method) {
    return target.endsWith('.' + method);
  }

  boolean assignsField() {
    return target.equals("putfield") || target.equals("putstatic");
  }
}
