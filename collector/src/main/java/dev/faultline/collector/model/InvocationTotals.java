// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.model;

import org.jspecify.annotations.Nullable;

/**
 * How often an entry point was called within some time.
 *
 * @param name as people know it ({@code GET /orders/{id}}); {@link #OTHER} for all that there was
 *     no room for
 * @param kind request, listener, scheduled, task, thread or main; null where not known
 * @param failed how many of them ended in an error
 * @param totalMillis that all of them took together
 */
public record InvocationTotals(
    String name, @Nullable String kind, long count, long failed, long totalMillis) {

  /** What agents call those that they have no room for, too. */
  public static final String OTHER = "other";
}
