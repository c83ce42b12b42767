// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One exception of a chain with its frames. Threading: as {@link Value}. */
public final class ExceptionRecord {

  /**
   * How an exception came into the snapshot. The name in lower case is the protocol's {@code
   * relation}.
   */
  public enum Relation {
    THROWN,
    CAUSE,
    SUPPRESSED,

    /** No exception: where a log statement is. Has no type; its message is the statement's. */
    STATEMENT
  }

  private final @Nullable String type;
  private final @Nullable String message;
  private final Relation relation;
  private final int parent;
  private final List<FrameRecord> frames;
  private final int framesCut;
  private final boolean stackRebuilt;

  /**
   * @param message cut and redacted
   * @param parent index in the snapshot of the exception that has this one as its cause or
   *     suppressed; -1 for the first
   * @param frames from the throw to the thread's start
   * @param framesCut how many frames the limit left out at the end
   * @param stackRebuilt whether the exception had no stack and the frames are those that it was
   *     seen to pass
   */
  public ExceptionRecord(
      @Nullable String type,
      @Nullable String message,
      Relation relation,
      int parent,
      List<FrameRecord> frames,
      int framesCut,
      boolean stackRebuilt) {
    this.type = type;
    this.message = message;
    this.relation = relation;
    this.parent = parent;
    this.frames = frames;
    this.framesCut = framesCut;
    this.stackRebuilt = stackRebuilt;
  }

  /** {@code null} for a statement. */
  public @Nullable String type() {
    return type;
  }

  public @Nullable String message() {
    return message;
  }

  public Relation relation() {
    return relation;
  }

  public int parent() {
    return parent;
  }

  public List<FrameRecord> frames() {
    return frames;
  }

  public int framesCut() {
    return framesCut;
  }

  public boolean stackRebuilt() {
    return stackRebuilt;
  }
}
