// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.environment;

/** Reads the environment. Takes up to a few milliseconds: called by the agent's threads only. */
public interface EnvironmentSource {

  /** The environment of this moment, with the two minutes before it. Never throws. */
  Environment current();
}
