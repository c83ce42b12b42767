// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.explain;

/**
 * A line of shown source that a frame was at.
 *
 * @param line 1-based
 * @param precision how sure that is
 */
public record Mark(int line, Precision precision) {

  /** From the surest to the least sure. */
  public enum Precision {
    /** The instruction that failed, or that called the next frame, is on this line. */
    INSTRUCTION,
    /** Code of the frame's line number is on this line. */
    LINE,
    /** The frame's line has no counterpart; this is the nearest code before it. */
    NEAREST,
    /** Only the method is known; this is where it starts. */
    METHOD
  }
}
