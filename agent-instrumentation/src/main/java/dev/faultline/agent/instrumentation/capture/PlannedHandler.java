// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.instrumentation.capture;

import java.util.ArrayList;
import java.util.List;

/** One handler to be written: for all ranges with the same cover and the same variables. */
final class PlannedHandler {

  private final Cover cover;
  private final List<ScopedVariable> read;
  private final List<ScopedVariable> unused;
  private final List<ScopedVariable> reduced;
  private final List<int[]> ranges = new ArrayList<>(2);

  PlannedHandler(
      Cover cover,
      List<ScopedVariable> read,
      List<ScopedVariable> unused,
      List<ScopedVariable> reduced) {
    this.cover = cover;
    this.read = read;
    this.unused = unused;
    this.reduced = reduced;
  }

  Cover cover() {
    return cover;
  }

  /** In the order in which their scopes begin. */
  List<ScopedVariable> read() {
    return read;
  }

  List<ScopedVariable> unused() {
    return unused;
  }

  List<ScopedVariable> reduced() {
    return reduced;
  }

  /** Start (inclusive) and end (exclusive) of each. */
  List<int[]> ranges() {
    return ranges;
  }
}
