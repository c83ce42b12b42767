// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.start.preflight;

import org.jspecify.annotations.Nullable;

/**
 * Without the verifier a mistake in changed bytecode, ours or another agent's, ends the JVM instead
 * of leaving one class as it was.
 */
final class NoVerification implements Check {

  private static final String[] OPTIONS = {
    "-Xverify:none", "-noverify", "-XX:-BytecodeVerificationRemote"
  };

  @Override
  public @Nullable String objection(JvmFacts jvm) {
    for (String option : OPTIONS) {
      if (jvm.hasOption(option)) {
        return "The JVM does not verify bytecode ("
            + option
            + "), so a mistake in it would end the application: remove the option";
      }
    }
    return null;
  }
}
