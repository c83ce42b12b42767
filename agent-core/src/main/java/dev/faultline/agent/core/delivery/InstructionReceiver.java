// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.delivery;

/** Does what the collector asks for. */
public interface InstructionReceiver {

  /** Called by the sending thread, with each answer to a batch. */
  void instructed(Instructions instructions);
}
