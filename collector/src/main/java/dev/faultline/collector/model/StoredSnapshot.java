// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.model;

/**
 * A snapshot as it is kept: the agent's JSON, validated and bounded when it came in.
 *
 * @param json UTF-8; never changed by anyone who holds it
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody, too large to copy
public record StoredSnapshot(SnapshotSummary summary, byte[] json) {

  /** Reads the JSON. Takes milliseconds for the largest, so a page does it once. */
  public Snapshot read() {
    return SnapshotJson.read(json);
  }
}
