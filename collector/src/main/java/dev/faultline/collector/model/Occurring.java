// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where and when an event must have occurred, once at least; null: anywhere, at any time.
 *
 * @param from start of the first slot; slots older than the retention are gone
 * @param to exclusive
 * @param deployment name
 * @param agent id
 */
public record Occurring(
    @Nullable Instant from,
    @Nullable Instant to,
    @Nullable String deployment,
    @Nullable String agent) {

  public static final Occurring ANYWHERE = new Occurring(null, null, null, null);

  /** At any place within a time. */
  public static Occurring within(@Nullable Instant from, @Nullable Instant to) {
    return new Occurring(from, to, null, null);
  }
}
