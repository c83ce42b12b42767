// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.model;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One distinct error in the code of a monitored service.
 *
 * @param id short, safe in URLs
 * @param types exception types of the chain, outermost first; empty where there is no exception
 * @param message of the first occurrence; a sample, never part of the identity
 * @param name of what has neither exception nor log statement; else null
 * @param count of occurrences, exact; can be 0 for a moment, because a snapshot never counts
 * @param introducedBy the deployment that it was first seen in; null where none was known
 * @param lastDeployment the deployment that it was last seen in; null where none was known
 * @param snapshots how many are kept
 */
public record Event(
    String id,
    MonitoredService service,
    EventKind kind,
    List<String> types,
    @Nullable String message,
    @Nullable CodeLocation location,
    @Nullable EntryPoint entryPoint,
    @Nullable LogTemplate template,
    @Nullable String name,
    EventState state,
    Instant firstSeen,
    Instant lastSeen,
    long count,
    @Nullable String introducedBy,
    @Nullable String lastDeployment,
    int snapshots) {

  /** The outermost exception type; null where there is no exception. */
  public @Nullable String type() {
    return types.isEmpty() ? null : types.get(0);
  }
}
