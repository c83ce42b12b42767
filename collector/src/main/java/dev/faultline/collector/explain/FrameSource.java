// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.explain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What can be shown of a frame's code.
 *
 * @param origin where the text comes from
 * @param lines the text; empty if there is none
 * @param mark the line that the frame was at; null if it can't be told
 * @param method the lines of the frame's method within the text; null if it can't be told
 * @param note for the reader, in a sentence: why there is no text, or no mark, or a less exact one;
 *     null if all is well
 */
public record FrameSource(
    Origin origin,
    List<String> lines,
    @Nullable Mark mark,
    @Nullable LineRange method,
    @Nullable String note) {

  /** Where the text comes from. */
  public enum Origin {
    /** Made from the class file. */
    DECOMPILED,
    /** Methods, lines and calls, read from the class file because it could not be decompiled. */
    LISTING,
    /** There is no text; the note says why. */
    NONE
  }

  /** Both ends are 1-based and included. */
  public record LineRange(int first, int last) {}

  static FrameSource none(String reason) {
    return new FrameSource(Origin.NONE, List.of(), null, null, reason);
  }
}
