// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.capture;

import dev.faultline.agent.core.model.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * The last log statements of a thread, which writes them. Any thread may read; what is overwritten
 * meanwhile is left out. Grows with use: most threads log little. How much of the heap all of them
 * may have together is {@link LogMemory}'s.
 */
final class StatementRing {

  /** As many as the root cause page shows. */
  static final int MOST = 250;

  private static final int FEWEST = 16;
  private static final int OWN_BYTES = 200;

  private volatile AtomicReferenceArray<Statement> slots = new AtomicReferenceArray<>(FEWEST);

  private final LogMemory memory;

  /** How many were written since the thread began. */
  private volatile long written;

  /** Number of the oldest that is kept. */
  private volatile long oldest;

  /** About what its statements take up. */
  private volatile int bytes;

  /**
   * @param start how many the thread had written before
   */
  StatementRing(LogMemory memory, long start) {
    this.memory = memory;
    written = start;
    oldest = start;
  }

  void add(Statement statement) {
    long number = written;
    AtomicReferenceArray<Statement> current = slots;
    if (number - oldest == current.length()) {
      if (current.length() < MOST) {
        current = grow(current);
      } else {
        dropOldest(current);
      }
    }
    int most = memory.share();
    bytes = bytes + size(statement);
    while (bytes > most && oldest < number) {
      dropOldest(current);
    }
    current.set((int) (number % current.length()), statement);
    written = number + 1;
  }

  private AtomicReferenceArray<Statement> grow(AtomicReferenceArray<Statement> full) {
    int length = Math.min(MOST, full.length() * 2);
    AtomicReferenceArray<Statement> larger = new AtomicReferenceArray<>(length);
    for (long number = oldest; number < written; number++) {
      larger.set((int) (number % length), full.get((int) (number % full.length())));
    }
    slots = larger;
    return larger;
  }

  private void dropOldest(AtomicReferenceArray<Statement> current) {
    int index = (int) (oldest % current.length());
    Statement dropped = current.get(index);
    if (dropped != null) {
      bytes = bytes - size(dropped);
    }
    current.set(index, null);
    oldest++;
  }

  private static int size(Statement statement) {
    String template = statement.template();
    Map<String, String> context = statement.context();
    return 128
        + statement.message().length()
        + (template == null ? 0 : template.length())
        + (context == null ? 0 : 100 * context.size());
  }

  /** About what it takes up. */
  int bytes() {
    return bytes + OWN_BYTES;
  }

  /** Milliseconds since 1970-01-01 UTC at the last statement. */
  long lastTime() {
    AtomicReferenceArray<Statement> current = slots;
    Statement last = current.get((int) (Math.max(0, written - 1) % current.length()));
    return last == null ? 0 : last.time();
  }

  long written() {
    return written;
  }

  /** How many of those before {@code end} are not kept any more. */
  long dropped(long end) {
    return Math.min(oldest, end);
  }

  /** Those that were written since the number {@code begin} was reached. */
  List<Statement> since(long begin) {
    List<Statement> all = until(Long.MAX_VALUE);
    long fresh = Math.min(all.size(), written - begin);
    return all.subList((int) (all.size() - fresh), all.size());
  }

  /** Oldest first, those that were written from the number {@code begin} to {@code end}. */
  List<Statement> between(long begin, long end) {
    List<Statement> all = until(end);
    long wanted = Math.min(all.size(), Math.min(end, written) - begin);
    return wanted <= 0 ? all.subList(0, 0) : all.subList((int) (all.size() - wanted), all.size());
  }

  /** Oldest first, those that were written before the number {@code end} was reached. */
  List<Statement> until(long end) {
    AtomicReferenceArray<Statement> current = slots;
    long last = Math.min(end, written);
    List<Statement> result = new ArrayList<>();
    for (long number = Math.max(oldest, last - current.length()); number < last; number++) {
      Statement statement = current.get((int) (number % current.length()));
      if (statement != null) {
        result.add(statement);
      }
    }
    return result;
  }
}
