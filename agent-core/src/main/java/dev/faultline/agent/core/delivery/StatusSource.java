// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.delivery;

/** Asked by the sending thread for each batch. */
public interface StatusSource {

  AgentStatus status();
}
