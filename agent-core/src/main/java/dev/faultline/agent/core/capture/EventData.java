// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.capture;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The values that the application gives an event, with their names. For the thread that fires. */
final class EventData {

  private static final int MOST = 50;

  /** Longer than what is shown, so that a secret in it is recognised. */
  private static final int LONGEST_NAME = 1_000;

  static final EventData NONE = new EventData(null, 0, 0);

  private final @Nullable Object @Nullable [] pairs;
  private final int count;
  private final int leftOut;

  /**
   * @param pairs names and values, in turn; not copied
   * @param size of them
   * @param leftOut how many values the application gave besides
   */
  EventData(@Nullable Object @Nullable [] pairs, int size, int leftOut) {
    this.pairs = pairs;
    int length = pairs == null ? 0 : Math.min(pairs.length, size);
    count = Math.min(MOST, Math.max(0, length) / 2);
    this.leftOut = leftOut;
  }

  List<String> names() {
    List<String> names = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      Object name = at(2 * i);
      names.add(name instanceof String ? cut((String) name) : "");
    }
    return names;
  }

  private static String cut(String name) {
    return name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name;
  }

  List<@Nullable Object> values() {
    List<@Nullable Object> values = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      values.add(at(2 * i + 1));
    }
    return values;
  }

  private @Nullable Object at(int index) {
    return pairs == null ? null : pairs[index];
  }

  int leftOut() {
    return leftOut;
  }
}
