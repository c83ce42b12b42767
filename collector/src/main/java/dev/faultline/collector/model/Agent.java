// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.model;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One JVM with the agent, from its start to its end.
 *
 * @param status what the agent last said of itself: name and value, as text
 * @param losses what it said it had to drop, in all
 */
public record Agent(
    String id,
    MonitoredService service,
    @Nullable String deployment,
    @Nullable String host,
    @Nullable Long pid,
    @Nullable String version,
    @Nullable Instant startedAt,
    @Nullable String jvm,
    @Nullable String os,
    Instant firstContact,
    Instant lastContact,
    Map<String, String> status,
    List<Loss> losses) {

  /** An agent that was not heard of for this long counts as gone. */
  public static final Duration CONNECTED_FOR = Duration.ofMinutes(2);

  /** Whether it was heard of lately. */
  public boolean connected(Instant now) {
    return lastContact.isAfter(now.minus(CONNECTED_FOR));
  }
}
