// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.store;

import dev.faultline.collector.model.SnapshotSummary;
import dev.faultline.collector.model.StoredSnapshot;
import java.util.List;
import java.util.Optional;

/** Snapshots of events. First and latest are by the time of the occurrence. */
public interface SnapshotRepository {

  /** Those kept of an event, oldest first. */
  List<SnapshotSummary> list(String eventId);

  Optional<StoredSnapshot> first(String eventId);

  Optional<StoredSnapshot> latest(String eventId);

  Optional<StoredSnapshot> find(String eventId, String snapshotId);
}
