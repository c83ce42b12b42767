// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.store;

import dev.faultline.collector.model.MonitoredService;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An agent that just spoke.
 *
 * @param status empty: it said nothing of itself this time, what it said before stays
 */
public record AgentContact(
    String id,
    MonitoredService service,
    @Nullable String deployment,
    @Nullable String host,
    @Nullable Long pid,
    @Nullable String version,
    @Nullable Instant startedAt,
    @Nullable String jvm,
    @Nullable String os,
    Instant at,
    Map<String, String> status) {

  public AgentContact {
    status = Map.copyOf(status);
  }
}
