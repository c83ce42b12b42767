// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.transport;

import dev.faultline.agent.core.delivery.AgentIdentity;
import dev.faultline.agent.core.delivery.AgentIds;
import dev.faultline.agent.core.delivery.BoundedOutbox;
import dev.faultline.agent.core.delivery.CountSource;
import dev.faultline.agent.core.delivery.InstructionReceiver;
import dev.faultline.agent.core.delivery.Losses;
import dev.faultline.agent.core.delivery.SnapshotFinisher;
import dev.faultline.agent.core.delivery.StatusSource;
import dev.faultline.agent.core.environment.EnvironmentSource;

/** Where the transport takes from what it sends. Immutable. */
public final class TransportSources {

  private final AgentIdentity identity;
  private final AgentIds ids;
  private final BoundedOutbox outbox;
  private final SnapshotFinisher finisher;
  private final CountSource counts;
  private final EnvironmentSource environment;
  private final StatusSource status;
  private final Losses losses;
  private final InstructionReceiver instructions;

  /**
   * @param finisher completes each snapshot before it is written
   * @param losses the same that {@code outbox} counts into
   * @param instructions does what the collector asks for
   */
  public TransportSources(
      AgentIdentity identity,
      AgentIds ids,
      BoundedOutbox outbox,
      SnapshotFinisher finisher,
      CountSource counts,
      EnvironmentSource environment,
      StatusSource status,
      Losses losses,
      InstructionReceiver instructions) {
    this.identity = identity;
    this.ids = ids;
    this.outbox = outbox;
    this.finisher = finisher;
    this.counts = counts;
    this.environment = environment;
    this.status = status;
    this.losses = losses;
    this.instructions = instructions;
  }

  AgentIdentity identity() {
    return identity;
  }

  AgentIds ids() {
    return ids;
  }

  BoundedOutbox outbox() {
    return outbox;
  }

  SnapshotFinisher finisher() {
    return finisher;
  }

  CountSource counts() {
    return counts;
  }

  EnvironmentSource environment() {
    return environment;
  }

  StatusSource status() {
    return status;
  }

  Losses losses() {
    return losses;
  }

  InstructionReceiver instructions() {
    return instructions;
  }
}
