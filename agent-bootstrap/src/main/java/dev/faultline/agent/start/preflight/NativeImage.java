// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.start.preflight;

import org.jspecify.annotations.Nullable;

/** In a native image there is no bytecode to instrument. */
final class NativeImage implements Check {

  @Override
  public @Nullable String objection(JvmFacts jvm) {
    return jvm.property("org.graalvm.nativeimage.imagecode").isEmpty()
        ? null
        : "This is a native image: there is no bytecode in which failures could be recorded. Run the"
            + " application on a JVM to record them";
  }
}
