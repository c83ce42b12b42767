// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.start.preflight;

import org.jspecify.annotations.Nullable;

/** HotSpot is what all vendors but one ship, and the only JVM that the agent is tested with. */
final class UntestedJvm implements Check {

  @Override
  public @Nullable String objection(JvmFacts jvm) {
    String name = jvm.property("java.vm.name");
    boolean hotSpot =
        name.contains("HotSpot") || name.contains("OpenJDK") || name.contains("Server VM");
    return hotSpot && !name.contains("OpenJ9")
        ? null
        : "The agent was not tested with this JVM (" + name + "): use one that is built on HotSpot";
  }
}
