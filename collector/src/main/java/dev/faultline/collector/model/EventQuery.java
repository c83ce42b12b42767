// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.model;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which events to list, and how.
 *
 * @param kinds to list; empty: all but {@code CAUGHT}, which are noise until asked for
 * @param includeCaught with empty {@code kinds}: list those too
 * @param text words that are all to be found, in any case, in type, message, location or entry
 *     point
 * @param occurring where and when each must have occurred
 * @param limit 1 to {@link #MAX_LIMIT}
 * @param cursor of the page before; only good for the same query
 */
public record EventQuery(
    @Nullable String service,
    @Nullable String environment,
    Set<EventKind> kinds,
    boolean includeCaught,
    @Nullable EventState state,
    @Nullable String text,
    Occurring occurring,
    Sort sort,
    int limit,
    @Nullable String cursor) {

  public static final int DEFAULT_LIMIT = 50;
  public static final int MAX_LIMIT = 500;

  /** Everything but caught, latest first. */
  public static final EventQuery ALL =
      new EventQuery(
          null,
          null,
          Set.of(),
          false,
          null,
          null,
          Occurring.ANYWHERE,
          Sort.LAST_SEEN,
          DEFAULT_LIMIT,
          null);

  public EventQuery {
    kinds = Set.copyOf(kinds);
    if (limit < 1 || limit > MAX_LIMIT) {
      throw new IllegalArgumentException("limit: must be 1 to " + MAX_LIMIT + ", is " + limit);
    }
  }

  /** The same query for one monitored service. */
  public EventQuery of(MonitoredService of) {
    return new EventQuery(
        of.service(),
        of.environment(),
        kinds,
        includeCaught,
        state,
        text,
        occurring,
        sort,
        limit,
        cursor);
  }

  /** The same query for what occurred there. */
  public EventQuery occurring(Occurring there) {
    return new EventQuery(
        service, environment, kinds, includeCaught, state, text, there, sort, limit, cursor);
  }

  /** Orders, each from the largest to the smallest. */
  public enum Sort {
    LAST_SEEN,
    FIRST_SEEN,
    COUNT
  }
}
