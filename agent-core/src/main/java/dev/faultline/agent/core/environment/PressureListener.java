// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.environment;

import org.jspecify.annotations.Nullable;

/** Is told whether the JVM is short of something. */
public interface PressureListener {

  /**
   * Called once a second by one of the agent's threads.
   *
   * @param shortage in words; {@code null} where there is none
   */
  void pressure(@Nullable String shortage);
}
