// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.health;

import dev.faultline.collector.model.Deployment;
import dev.faultline.collector.model.HealthPeriod;
import dev.faultline.collector.model.MonitoredService;
import dev.faultline.collector.store.Store;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The health of a monitored service in a period.
 *
 * @param slots oldest first
 * @param impacts of deployments that were first seen in the period, oldest first
 */
public record ServiceHealth(
    HealthPeriod period, List<SlotHealth> slots, List<ChangeImpact> impacts) {

  /** Reads and computes it. */
  public static ServiceHealth of(
      Store store, MonitoredService service, HealthPeriod period, Instant now) {
    List<SlotHealth> slots =
        HealthScores.of(store.health().facts(service, period, now), period, now);
    List<Deployment> deployments = new ArrayList<>(store.services().deployments(service));
    Collections.reverse(deployments); // not by time: two may have come at once
    return new ServiceHealth(period, slots, ChangeImpact.of(slots, deployments, now));
  }

  public SlotHealth current() {
    return HealthScores.current(slots);
  }
}
