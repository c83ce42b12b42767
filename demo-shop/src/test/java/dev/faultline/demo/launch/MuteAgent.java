// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.demo.launch;

/** An agent that never sends anything. */
public final class MuteAgent {
  private MuteAgent() {}

  public static void premain(String arguments) {}
}
