// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a snapshot without reading it.
 *
 * @param trigger {@code first}, {@code sampled} or {@code forced}
 * @param size of its JSON, in bytes
 */
public record SnapshotSummary(
    String id,
    String eventId,
    String agentId,
    @Nullable String deployment,
    Instant occurredAt,
    Instant receivedAt,
    String trigger,
    int size) {}
