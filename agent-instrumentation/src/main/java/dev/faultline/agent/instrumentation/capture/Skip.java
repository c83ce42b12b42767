// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.instrumentation.capture;

/** Why a method was left as it is. */
public enum Skip {
  NO_CODE("abstract or native"),
  BRIDGE("bridge method"),
  NOTHING_CAN_THROW("nothing in it can throw"),
  SUBROUTINES("jsr and ret of class files before Java 7"),
  NO_FRAMES("branches without stack map frames"),
  TOO_LARGE("its code would cross 64 KB"),
  NOT_COMPILED("its code would cross 8,000 bytes, beyond which the JVM does not compile"),
  NO_ROOM("no constant or local variable is left for what would be added"),
  UNEXPECTED("its code is not what was expected");

  private final String reason;

  /** Whether something is missing for it; the others have nothing that could be recorded. */
  public boolean isLoss() {
    return ordinal() >= SUBROUTINES.ordinal();
  }

  Skip(String reason) {
    this.reason = reason;
  }

  public String reason() {
    return reason;
  }
}
