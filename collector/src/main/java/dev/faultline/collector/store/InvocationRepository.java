// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.store;

import dev.faultline.collector.model.InvocationTotals;
import dev.faultline.collector.model.MonitoredService;
import dev.faultline.collector.model.OccurrenceRate;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** How often applications were called. */
public interface InvocationRepository {

  /** By entry point, the one called most coming first; those that were not called are left out. */
  List<InvocationTotals> list(MonitoredService service, Instant from, Instant to);

  /**
   * Rates of events by their ids, of the time that ends with the slot of {@code now}. Left out are
   * those whose entry point is not known or was not called, and those that did not occur.
   */
  Map<String, OccurrenceRate> rates(Collection<String> events, Instant now);
}
