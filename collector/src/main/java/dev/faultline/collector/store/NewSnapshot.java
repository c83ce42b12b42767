// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.store;

import java.time.Instant;

/**
 * A snapshot to keep.
 *
 * @param size of the JSON before it was compressed
 * @param gzip the JSON, compressed
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody, too large to copy
public record NewSnapshot(
    String id, Instant occurredAt, Instant receivedAt, String trigger, int size, byte[] gzip) {}
