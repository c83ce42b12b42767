// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.log;

/** Stands for {@code java.util.logging.Level}, as {@link PatchLogger} does for the logger. */
public final class PatchLevel {

  public static final PatchLevel FINE = new PatchLevel();
  public static final PatchLevel INFO = new PatchLevel();
  public static final PatchLevel WARNING = new PatchLevel();

  private PatchLevel() {}
}
