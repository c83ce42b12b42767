// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.capture;

import dev.faultline.agent.core.model.EventKey;
import dev.faultline.agent.core.model.EventKey.Kind;
import dev.faultline.agent.core.site.HandlerSite;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicLongArray;
import org.jspecify.annotations.Nullable;

/**
 * Counts the failures that were first seen at one handler with one chain of exception types, by
 * what became of them, and remembers when one was recorded.
 *
 * <p>Thread-safe. {@link #matches} and {@link #occurred} are what an occurrence costs that is only
 * counted: no allocation, no lock.
 */
final class Tally {

  private static final Kind[] KINDS = Kind.values();
  private static final long DAY = 86_400_000L;

  /** Spacing of the snapshots of the first day, in milliseconds since the first. */
  private static final long[] FIRST_DAY = {
    0, 10_000, 60_000, 300_000, 900_000, 1_800_000, 3_600_000, 7_200_000, 21_600_000, 43_200_000
  };

  /** How often an occurrence is recorded again whose recording had no place. */
  private static final int MOST_LOST = 8;

  private final HandlerSite site;
  private final List<WeakReference<Class<?>>> types;
  private final List<String> typeNames;
  private final AtomicLongArray counts = new AtomicLongArray(KINDS.length);
  private final long[] reported = new long[KINDS.length];
  private final long[] waitingSince = new long[KINDS.length];
  private final @Nullable EventKey[] keys = new EventKey[KINDS.length];

  /** Tallies of failures that went on under another exception, with this one as the cause. */
  private volatile Tally @Nullable [] wrapped;

  private volatile long firstRecordedAt;
  private volatile int recorded;
  private volatile int recordedKinds;
  private volatile int lost;
  private volatile boolean wanted;
  private volatile boolean thrownElsewhere;
  private volatile boolean repeated;
  private volatile @Nullable String message;

  /**
   * @param types outermost first
   */
  Tally(HandlerSite site, List<Class<?>> types) {
    this.site = site;
    List<WeakReference<Class<?>>> references = new ArrayList<>(types.size());
    List<String> names = new ArrayList<>(types.size());
    for (Class<?> type : types) {
      references.add(new WeakReference<Class<?>>(type));
      names.add(type.getName());
    }
    this.types = references;
    this.typeNames = Collections.unmodifiableList(names);
  }

  HandlerSite site() {
    return site;
  }

  /** Outermost first. */
  List<String> typeNames() {
    return typeNames;
  }

  boolean hasTypeAt(int index, Class<?> type) {
    return index < types.size() && types.get(index).get() == type;
  }

  int depth() {
    return types.size();
  }

  /** The tally of failures of this one that an exception of {@code type} wraps. */
  Tally wrappedIn(Class<?> type) {
    Tally[] current = wrapped;
    if (current != null) {
      for (Tally tally : current) {
        if (tally.hasTypeAt(0, type)) {
          return tally;
        }
      }
    }
    return addWrapped(type);
  }

  private synchronized Tally addWrapped(Class<?> type) {
    Tally[] known = wrapped;
    Tally[] current = known == null ? new Tally[0] : known;
    for (Tally tally : current) {
      if (tally.hasTypeAt(0, type)) {
        return tally;
      }
    }
    List<Class<?>> chain = new ArrayList<>(types.size() + 1);
    chain.add(type);
    for (WeakReference<Class<?>> reference : types) {
      Class<?> inner = reference.get();
      chain.add(inner == null ? Throwable.class : inner);
    }
    Tally added = new Tally(site, chain);
    Tally[] larger = Arrays.copyOf(current, current.length + 1);
    larger[current.length] = added;
    wrapped = larger;
    return added;
  }

  Tally @Nullable [] wrapped() {
    return wrapped;
  }

  /**
   * Whether the exceptions are such as were made elsewhere than where they are thrown: kept ones,
   * for the most part.
   */
  boolean isThrownElsewhere() {
    return thrownElsewhere;
  }

  void thrownElsewhere() {
    thrownElsewhere = true;
  }

  /** Whether one exception was seen at the first handler more than once. */
  boolean hasRepeated() {
    return repeated;
  }

  void repeats() {
    repeated = true;
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
    if (n == 0 || wanted) {
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

  void key(EventKey key) {
    keys[key.kind().ordinal()] = key;
  }
}
