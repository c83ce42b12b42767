// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.model;

import java.util.List;

/**
 * What the agents of a monitored service are asked for.
 *
 * @param recording whether they record snapshots; they count in any case
 * @param redactNames names that they take for secrets, beside their own
 * @param forced events whose next occurrence they record
 */
public record Instructions(
    boolean recording, List<String> redactNames, List<ForcedSnapshot> forced) {

  /** Of a service that nothing was said about. */
  public static final Instructions NONE = new Instructions(true, List.of(), List.of());
}
