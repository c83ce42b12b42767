// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.site;

import org.jspecify.annotations.Nullable;

/**
 * All sites by number. Numbers are given out while classes are transformed and never again taken.
 *
 * <p>Threading: {@link #get} is wait-free for all threads; {@link #reserve} and {@link #set} may be
 * called by any number of transforming threads, which wait for each other only to copy an array of
 * a few hundred references now and then. A site is visible to all threads that can run the class it
 * belongs to, since it is added before the class is defined.
 */
public final class SiteTable {

  private static final int CHUNK_BITS = 10;
  private static final int CHUNK = 1 << CHUNK_BITS;

  private volatile Site[][] chunks = new Site[16][];
  private int size;

  /** Sets consecutive numbers aside for the sites of a class and returns the first of them. */
  public synchronized int reserve(int count) {
    int first = size;
    size += count;
    int needed = ((size - 1) >>> CHUNK_BITS) + 1;
    Site[][] current = chunks;
    if (needed > current.length) {
      Site[][] larger = new Site[Math.max(needed, current.length * 2)][];
      System.arraycopy(current, 0, larger, 0, current.length);
      current = larger;
    }
    for (int i = needed - 1; i >= 0 && current[i] == null; i--) {
      current[i] = new Site[CHUNK];
    }
    chunks = current;
    return first;
  }

  /** Fills a number that {@link #reserve} gave out. */
  public synchronized void set(int number, Site site) {
    Site[][] current = chunks;
    current[number >>> CHUNK_BITS][number & (CHUNK - 1)] = site;
    chunks = current;
  }

  /** {@code null} for a number that nobody filled. */
  public @Nullable Site get(int number) {
    Site[][] current = chunks;
    int chunk = number >>> CHUNK_BITS;
    if (number < 0 || chunk >= current.length) {
      return null;
    }
    Site[] sites = current[chunk];
    return sites == null ? null : sites[number & (CHUNK - 1)];
  }
}
