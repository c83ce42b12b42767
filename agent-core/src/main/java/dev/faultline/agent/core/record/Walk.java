// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.record;

import org.jspecify.annotations.Nullable;

/**
 * Goes through the elements of one kind of collection by its fields, without calling a method that
 * the application could have overridden, that compares, hashes or locks. Another thread may be
 * changing the collection: what is found is what was there at some moment, and every walk ends.
 */
interface Walk {

  /** What {@link #over} answers where the collection can't be read in this way. */
  long IMPOSSIBLE = -2;

  /** What {@link #over} answers where counting would mean to walk over all. */
  long UNKNOWN = -1;

  /** Steps after which a walk over a sparse or broken structure ends. */
  int MOST_STEPS = 65_536;

  /** How far those are counted that don't know their size. */
  int MOST_COUNTED = 1_000;

  /** Takes what a walk finds. */
  interface Sink {
    /**
     * @param value of a map's entry; {@code null} for elements
     * @return whether there is room for another
     */
    boolean take(@Nullable Object element, @Nullable Object value);
  }

  /** Whether it finds keys and values. */
  boolean findsEntries(Object object);

  /**
   * @param level the JDK's class of the collection: its own one or a superclass
   * @return how many elements there are, {@link #UNKNOWN} or {@link #IMPOSSIBLE}
   */
  long over(Object object, Class<?> level, Sink sink);
}
