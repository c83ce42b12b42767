// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.store;

import dev.faultline.collector.model.Instructions;
import dev.faultline.collector.model.MonitoredService;

/** What agents are asked for. */
public interface InstructionRepository {

  /** Of one that nobody said anything about, {@link Instructions#NONE}. */
  Instructions of(MonitoredService service);
}
