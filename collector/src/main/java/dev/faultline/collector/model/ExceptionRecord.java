// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One exception of the chain.
 *
 * @param type absent for a statement
 * @param relation {@code thrown}, {@code cause} or {@code suppressed}; {@code statement} for what
 *     is no exception but the log statement that tells of it
 * @param parent index of the exception that it is the cause of, or suppressed in
 * @param stackRebuilt whether the stack was put together from the frames seen, as the exception has
 *     none
 * @param framesCut frames that exist and are not here
 * @param frames from the throw to the thread's start
 */
public record ExceptionRecord(
    @Nullable String type,
    @Nullable String message,
    @Nullable String relation,
    @Nullable Integer parent,
    boolean stackRebuilt,
    int framesCut,
    List<Frame> frames) {

  public ExceptionRecord {
    frames = Lists.orEmpty(frames);
  }

  /** Whether it is no exception, but where a log statement is. */
  public boolean isStatement() {
    return "statement".equals(relation);
  }
}
