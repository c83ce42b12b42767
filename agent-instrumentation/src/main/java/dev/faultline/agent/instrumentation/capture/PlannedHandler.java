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
  private final List<PlannedHandler> parts = new ArrayList<>(0);

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

  /** One in the place of two of the same cover. */
  PlannedHandler(Cover cover, List<ScopedVariable> read, PlannedHandler a, PlannedHandler b) {
    this(cover, read, new ArrayList<>(0), new ArrayList<>(0));
    for (PlannedHandler part : new PlannedHandler[] {a, b}) {
      if (part.parts.isEmpty()) {
        parts.add(part);
      } else {
        parts.addAll(part.parts);
      }
    }
  }

  /** Those that this one was made of, each with what is in its ranges; empty for most. */
  List<PlannedHandler> parts() {
    return parts;
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
