// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.start.preflight;

import org.jspecify.annotations.Nullable;

/** One reason why the agent may stay out of a JVM. Called in {@code premain}. */
interface Check {

  /** One line for people: what it is, and what to do; {@code null} where there is none. */
  @Nullable String objection(JvmFacts jvm);
}
