// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.capture;

import dev.faultline.agent.core.record.Recorder;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the application has said that a thread works for, in the order it was said. Immutable. */
final class ThreadContext {

  static final ThreadContext NONE = new ThreadContext(Collections.<String, String>emptyMap());

  private static final int MOST = 20;
  private static final int LONGEST_NAME = 100;
  private static final int LONGEST_VALUE = 300;

  /** Not redacted yet, which costs more than most contexts are worth: few are ever shown. */
  private final Map<String, String> entries;

  private ThreadContext(Map<String, String> entries) {
    this.entries = entries;
  }

  /**
   * With one entry more, or another value of it; where there are too many already, the same.
   *
   * @param value {@code null} to have no such entry
   */
  ThreadContext with(@Nullable String name, @Nullable Object value, Recorder recorder) {
    if (name == null || name.isEmpty()) {
      return this;
    }
    String key = name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name;
    boolean isNew = !entries.containsKey(key);
    if (isNew && (value == null || entries.size() >= MOST)) {
      return this;
    }
    Map<String, String> changed = new LinkedHashMap<>(entries);
    if (value == null) {
      changed.remove(key);
    } else if (name != key && recorder.redaction().redactsName(name)) {
      // the part that says so may be cut off
      changed.put(key, Messages.REDACTED);
    } else {
      changed.put(key, cut(recorder.plainText(value)));
    }
    return new ThreadContext(changed);
  }

  /** Twice what is shown, so that a secret at the cut is recognised. */
  private static String cut(String text) {
    return text.length() > 2 * LONGEST_VALUE ? text.substring(0, 2 * LONGEST_VALUE) : text;
  }

  /** As it may leave the JVM. */
  Map<String, String> redacted(Recorder recorder) {
    Map<String, String> result = new LinkedHashMap<>();
    for (Map.Entry<String, String> entry : entries.entrySet()) {
      String name = entry.getKey();
      result.put(
          Messages.name(name, recorder),
          recorder.redaction().redactsName(name)
              ? Messages.REDACTED
              : Messages.clean(entry.getValue(), LONGEST_VALUE, recorder));
    }
    return result;
  }
}
