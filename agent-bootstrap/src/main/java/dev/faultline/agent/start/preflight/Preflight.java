// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.start.preflight;

import org.jspecify.annotations.Nullable;

/** All checks. They run in {@code premain}, in the order of what they cost. */
public final class Preflight {

  private static final Check JDK_TOOL = new JdkTool();
  private static final Check[] CHECKS = {
    new NativeImage(), new UntestedJvm(), new NoVerification()
  };

  private Preflight() {}

  /** Whether nobody would want the agent here, nor a line about that. */
  public static boolean isToolOfTheJdk(JvmFacts jvm) {
    return JDK_TOOL.objection(jvm) != null;
  }

  /** Why the agent should stay out, in one line; {@code null} where nothing speaks against it. */
  public static @Nullable String objection(JvmFacts jvm) {
    for (Check check : CHECKS) {
      String objection = check.objection(jvm);
      if (objection != null) {
        return objection;
      }
    }
    return null;
  }
}
