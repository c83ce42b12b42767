// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.store;

import dev.faultline.collector.model.Agent;
import dev.faultline.collector.model.MonitoredService;
import java.util.List;
import java.util.Optional;

/** Agents that were ever heard of, within the retention. */
public interface AgentRepository {

  /** All, the one heard of last coming first; at most 1,000. */
  List<Agent> list();

  /** Those of a monitored service, likewise. */
  List<Agent> list(MonitoredService service);

  Optional<Agent> find(String id);
}
