// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.capture;

import dev.faultline.agent.core.record.Recorder;
import org.jspecify.annotations.Nullable;

/**
 * What the application tells of itself, as the points in its API report it: events of its own, what
 * a thread works for, exceptions that mean nothing. For the application's threads; takes anything,
 * and calls no method of it.
 */
public final class ApplicationEvents {

  /** Longer names are cut here; what is kept of them is half of it. */
  private static final int LONGEST_NAME = 400;

  private static final String UNNAMED = "unnamed";

  private final Capture capture;
  private final Recorder recorder;

  public ApplicationEvents(Capture capture, Recorder recorder) {
    this.capture = capture;
    this.recorder = recorder;
  }

  /**
   * An event is fired.
   *
   * @param data names and values, in turn; not copied
   * @param size how many of them there are
   * @param leftOut how many values the application gave besides
   */
  public void fired(
      @Nullable String name,
      @Nullable Object @Nullable [] data,
      int size,
      int leftOut,
      @Nullable Throwable cause) {
    String known = name == null || name.isEmpty() ? UNNAMED : name;
    capture
        .current()
        .fired(
            known.length() > LONGEST_NAME ? known.substring(0, LONGEST_NAME) : known,
            data == null ? EventData.NONE : new EventData(data, size, leftOut),
            cause);
  }

  /** The thread works for something; {@code null}: no longer. */
  public void context(@Nullable String name, @Nullable Object value) {
    ThreadCapture thread = capture.current();
    thread.context(thread.context().with(name, value, recorder));
  }

  /** Nothing is to be made of it. */
  public void ignored(@Nullable Throwable exception) {
    if (exception != null) {
      capture.current().ignore(exception);
    }
  }
}
