// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.record;

/** Names of classes of the application's Kotlin. */
final class KotlinNames {

  /**
   * Made at run time: the agent jar has a Kotlin of its own under another name, and where it is
   * made, constants that begin with the name are changed along with it.
   */
  static final String PREFIX = ":kotlin.".substring(1);

  private KotlinNames() {}
}
