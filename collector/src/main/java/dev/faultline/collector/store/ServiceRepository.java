// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.store;

import dev.faultline.collector.model.Deployment;
import dev.faultline.collector.model.MonitoredService;
import dev.faultline.collector.model.ServiceSummary;
import java.util.List;
import java.util.Optional;

/** Monitored services: every pair of service and environment that an agent ever named. */
public interface ServiceRepository {

  /** All, by service and environment. */
  List<ServiceSummary> list();

  Optional<ServiceSummary> find(MonitoredService service);

  /** By first sighting, the current one first. */
  List<Deployment> deployments(MonitoredService service);
}
