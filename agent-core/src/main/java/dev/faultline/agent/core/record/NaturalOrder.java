// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.record;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The order of final or exact classes of the JDK, whose comparison runs nothing else. */
final class NaturalOrder {

  private static final Set<Class<?>> KNOWN =
      new HashSet<>(
          Arrays.asList(
              String.class,
              Byte.class,
              Short.class,
              Character.class,
              Integer.class,
              Long.class,
              Float.class,
              Double.class,
              BigInteger.class,
              BigDecimal.class,
              UUID.class,
              Instant.class,
              LocalDate.class));

  private NaturalOrder() {}

  /** {@code null}, for no bound, is. */
  static boolean isKnown(@Nullable Object bound) {
    return bound == null || bound instanceof Enum || KNOWN.contains(bound.getClass());
  }

  /**
   * @param bound of a known class
   * @throws ClassCastException where the key is of another class
   */
  @SuppressWarnings("unchecked")
  static int compare(Object key, Object bound) {
    if (key.getClass() != bound.getClass()) {
      if (key instanceof Enum && bound instanceof Enum) {
        return Integer.compare(((Enum<?>) key).ordinal(), ((Enum<?>) bound).ordinal());
      }
      throw new ClassCastException();
    }
    return ((Comparable<Object>) key).compareTo(bound);
  }
}
