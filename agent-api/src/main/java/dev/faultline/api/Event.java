// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.api;

import java.util.Arrays;

/**
 * Something that happens in the application's own terms, made by {@link Faultline#event}.
 *
 * <p>Not thread-safe: for the thread that fires it. It may be fired more than once.
 */
public final class Event {

  /** Further ones are left out. */
  private static final int MOST_VALUES = 50;

  private static final int FEW = 4;

  private final String name;

  /** Names and values, in turn. */
  private Object[] data;

  private int size;
  private int leftOut;
  private Throwable cause;

  Event(String name) {
    this.name = name;
  }

  /**
   * Adds a value, which is recorded as variables are: its fields are read, within the limits of
   * snapshots and without secrets, when the event is fired. No method of it is called.
   *
   * @param name as a variable's: where it tells of a secret ({@code password}), the value is not
   *     recorded
   * @param value anything; it is not copied
   */
  public Event with(String name, Object value) {
    if (size >= 2 * MOST_VALUES) {
      leftOut++;
      return this;
    }
    if (data == null) {
      data = new Object[2 * FEW];
    } else if (size == data.length) {
      data = Arrays.copyOf(data, Math.min(2 * size, 2 * MOST_VALUES));
    }
    data[size++] = name;
    data[size++] = value;
    return this;
  }

  /**
   * The exception that led to it. Where the agent has seen it thrown, not long ago, the event shows
   * the frames that it passed with their variables, and the exception is no event besides.
   */
  public Event cause(Throwable exception) {
    cause = exception;
    return this;
  }

  /**
   * It happens now, here. Always counted; recorded the first time, then now and then, with the
   * variables of the method that calls this, the stack, and what the thread has logged.
   */
  public void fire() {}
}
