// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.capture;

import dev.faultline.agent.core.model.EventKey;
import dev.faultline.agent.core.model.EventKey.Kind;
import dev.faultline.agent.core.model.EventPattern;
import dev.faultline.agent.core.model.Snapshot;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;
import org.jspecify.annotations.Nullable;

/**
 * Counts what happened at one place, by kind of event, and remembers when it was recorded.
 * Thread-safe; counting takes no lock and allocates nothing.
 */
abstract class Occurrences implements Snapshot.Source {

  private static final Kind[] KINDS = Kind.values();
  private static final long DAY = 86_400_000L;

  private static final AtomicReferenceFieldUpdater<Occurrences, String> LINK =
      AtomicReferenceFieldUpdater.newUpdater(Occurrences.class, String.class, "link");

  /** Spacing of the snapshots of the first day, in milliseconds since the first. */
  private static final long[] FIRST_DAY = {
    0, 10_000, 60_000, 300_000, 900_000, 1_800_000, 3_600_000, 7_200_000, 21_600_000, 43_200_000
  };

  /** How often an occurrence is recorded again whose recording had no place. */
  private static final int MOST_LOST = 8;

  private final AtomicLongArray counts = new AtomicLongArray(KINDS.length);
  private final long[] reported = new long[KINDS.length];
  private final long[] waitingSince = new long[KINDS.length];
  private final @Nullable EventKey[] keys = new EventKey[KINDS.length];

  private volatile long firstRecordedAt;
  private volatile int recorded;
  private volatile int recordedKinds;
  private volatile int lost;
  private volatile boolean wanted;
  private volatile boolean forced;
  private volatile @Nullable String message;
  private volatile @Nullable String link;

  /** The event's key as far as it is known without a snapshot. */
  abstract EventKey keyWithoutSnapshot(Kind kind);

  /** Others that are counted apart and found through this one. */
  Occurrences @Nullable [] wrapped() {
    return null;
  }

  // --- deciding
  // -------------------------------------------------------------------------------------------------------------------

  boolean neverRecorded() {
    return recorded == 0;
  }

  /**
   * Whether the spacing of snapshots allows one now.
   *
   * @param firstDay how many may be recorded within a day of the first
   */
  boolean isDue(long now, int firstDay) {
    int n = recorded;
    if (n == 0 || wanted || forced) {
      return true;
    }
    long since = now - firstRecordedAt;
    int spaced = Math.min(FIRST_DAY.length, firstDay);
    if (n < spaced) {
      return since >= FIRST_DAY[n];
    }
    return n < firstDay ? since >= n * (DAY / firstDay) : since >= (n - firstDay + 1L) * DAY;
  }

  void recordingBegins(long now) {
    if (recorded == 0) {
      firstRecordedAt = now;
    }
    wanted = false;
    forced = false;
    recorded++;
  }

  /**
   * What was recorded was a part of a failure that is not recorded.
   *
   * @return whether the next occurrence is recorded instead
   */
  boolean recordingLost() {
    if (lost == MOST_LOST) {
      return false;
    }
    lost++;
    recorded--;
    return true;
  }

  /** Whether somebody asked for the next occurrence. */
  boolean isForced() {
    return forced;
  }

  /**
   * Makes the next occurrence one that is recorded, where it is what somebody asked for; by the
   * sending thread only.
   */
  boolean force(EventPattern pattern) {
    boolean matches = false;
    for (Kind kind : KINDS) {
      EventKey key = keys[kind.ordinal()];
      matches |= key != null && pattern.matches(key);
    }
    matches |= pattern.matches(keyWithoutSnapshot(Kind.UNCAUGHT));
    Occurrences[] others = wrapped();
    if (others != null) {
      for (Occurrences other : others) {
        // recording begins with what is wrapped
        matches |= other.force(pattern);
      }
    }
    forced |= matches;
    return matches;
  }

  /** Makes the next occurrence one that is recorded. */
  void want() {
    wanted = true;
  }

  // --- counting
  // -------------------------------------------------------------------------------------------------------------------

  /**
   * Counts an occurrence. A kind that was not recorded yet makes the next occurrence one that is.
   */
  void occurred(Kind kind, boolean withSnapshot) {
    counts.incrementAndGet(kind.ordinal());
    int bit = 1 << kind.ordinal();
    if (withSnapshot) {
      recordedKinds |= bit;
    } else if ((recordedKinds & bit) == 0) {
      wanted = true;
    }
  }

  void message(@Nullable String text) {
    message = text;
  }

  @Nullable String message() {
    return message;
  }

  /** What the links in log lines call it; {@code null} where none was given out. */
  @Nullable String link() {
    return link;
  }

  /** The same; the new one where none was given out. Of several threads one gives the name. */
  String link(String newLink) {
    if (LINK.compareAndSet(this, null, newLink)) {
      return newLink;
    }
    String known = link;
    return known == null ? newLink : known;
  }

  /** Whether something was counted since {@link #takeCount}. By the sending thread only. */
  boolean hasFresh(Kind kind) {
    return counts.get(kind.ordinal()) != reported[kind.ordinal()];
  }

  /**
   * Whether counts of a kind should wait: a snapshot is on its way that completes the event's key,
   * or the next occurrence will give one. By the sending thread only.
   */
  boolean waitsForKey(Kind kind, long time, long longest) {
    long since = waitingSince[kind.ordinal()];
    if (since == 0) {
      waitingSince[kind.ordinal()] = time;
      return true;
    }
    return time - since < longest;
  }

  /** What was counted since the last call. By the sending thread only. */
  long takeCount(Kind kind) {
    long total = counts.get(kind.ordinal());
    long fresh = total - reported[kind.ordinal()];
    reported[kind.ordinal()] = total;
    return fresh;
  }

  /**
   * The event's key as it was found for a snapshot; {@code null} before. By the sending thread
   * only.
   */
  @Nullable EventKey key(Kind kind) {
    return keys[kind.ordinal()];
  }

  @Override
  public void identified(EventKey key) {
    keys[key.kind().ordinal()] = key;
  }
}
