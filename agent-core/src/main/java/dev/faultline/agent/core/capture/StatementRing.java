// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.capture;

import dev.faultline.agent.core.model.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * The last log statements of a thread, which writes them. Any thread may read; what is overwritten
 * meanwhile is left out. Grows with use: most threads log little.
 */
final class StatementRing {

  /** As many as the root cause page shows. */
  static final int MOST = 250;

  /** Characters of all messages together, so that a thousand threads need no more than 64 MB. */
  private static final int MOST_CHARACTERS = 32 * 1024;

  private static final int FEWEST = 16;

  private volatile AtomicReferenceArray<Statement> slots = new AtomicReferenceArray<>(FEWEST);

  /** How many were written since the thread began. */
  private volatile long written;

  /** Number of the oldest that is kept. */
  private volatile long oldest;

  private int characters;

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
    characters += size(statement);
    while (characters > MOST_CHARACTERS && oldest < number) {
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
      characters -= size(dropped);
    }
    current.set(index, null);
    oldest++;
  }

  private static int size(Statement statement) {
    return statement.message().length() + 64;
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
