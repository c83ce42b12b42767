// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.explain;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A method as its bytecode tells it.
 *
 * @param lines the line table, in the order of the code
 * @param throwing the instructions that can throw, in the order of the code
 */
record MethodOutline(
    int access, String name, String descriptor, List<LineEntry> lines, List<Instruction> throwing) {

  /** Code from {@code offset} up to the next entry belongs to {@code line}. */
  record LineEntry(int offset, int line) {}

  Optional<Instruction> atSite(String site) {
    return throwing.stream().filter(instruction -> instruction.site().equals(site)).findFirst();
  }

  Stream<Instruction> atLine(int line) {
    return throwing.stream().filter(instruction -> instruction.line() == line);
  }

  boolean hasLine(int line) {
    return lines.stream().anyMatch(entry -> entry.line() == line);
  }
}
