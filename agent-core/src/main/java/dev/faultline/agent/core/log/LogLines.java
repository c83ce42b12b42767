// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.log;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The lines that wait to be written. Bounded in lines and in the messages whose repeats are
 * counted. Its lock is held for some field accesses, never for I/O.
 */
final class LogLines {

  private static final int MESSAGES_REMEMBERED = 200;

  private final int capacity;
  private final long repeatMillis;
  private List<LogLine> waiting = new ArrayList<>();
  private final Map<String, Repeats> recent = new LinkedHashMap<>();
  private long lost;

  LogLines(int capacity, long repeatMillis) {
    this.capacity = capacity;
    this.repeatMillis = repeatMillis;
  }

  synchronized void add(long now, int level, String message, @Nullable Throwable cause) {
    Repeats repeats = recent.get(message);
    if (repeats != null && now - repeats.since < repeatMillis) {
      repeats.count++;
      return;
    }
    if (waiting.size() >= capacity) {
      lost++;
      return;
    }
    if (repeats != null) {
      reportRepeats(now, message, repeats);
      recent.remove(message);
    }
    waiting.add(new LogLine(now, level, Thread.currentThread().getName(), message, cause));
    if (recent.size() < MESSAGES_REMEMBERED) {
      recent.put(message, new Repeats(now, level));
    }
  }

  synchronized void lost() {
    lost++;
  }

  /** The lines since the last call, in order, with what was counted instead of kept. */
  synchronized List<LogLine> drain(long now) {
    Iterator<Map.Entry<String, Repeats>> entries = recent.entrySet().iterator();
    while (entries.hasNext()) {
      Map.Entry<String, Repeats> entry = entries.next();
      if (now - entry.getValue().since >= repeatMillis) {
        reportRepeats(now, entry.getKey(), entry.getValue());
        entries.remove();
      }
    }
    if (lost > 0) {
      waiting.add(
          line(now, LogLevel.WARN, lost + " lines of this log were lost: too many at once"));
      lost = 0;
    }
    List<LogLine> drained = waiting;
    waiting = new ArrayList<>();
    return drained;
  }

  private void reportRepeats(long now, String message, Repeats repeats) {
    if (repeats.count > 0) {
      String times = repeats.count + " times more in the last minute: ";
      waiting.add(line(now, repeats.level, times + message));
      repeats.count = 0;
    }
  }

  private static LogLine line(long now, int level, String message) {
    return new LogLine(now, level, Thread.currentThread().getName(), message, null);
  }

  /** How often a message came again since it was written. */
  private static final class Repeats {

    private final long since;
    private final int level;
    private long count;

    Repeats(long since, int level) {
      this.since = since;
      this.level = level;
    }
  }
}
