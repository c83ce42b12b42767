// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.store;

import dev.faultline.collector.model.HealthFacts;
import dev.faultline.collector.model.HealthPeriod;
import dev.faultline.collector.model.MonitoredService;
import java.time.Instant;

/** What health scores are made of. */
public interface HealthRepository {

  /**
   * Of the period that {@code now} is at the end of, and of what its first slots are compared with.
   */
  HealthFacts facts(MonitoredService service, HealthPeriod period, Instant now);
}
