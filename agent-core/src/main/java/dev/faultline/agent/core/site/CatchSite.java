// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.site;

/** The beginning of a catch block of application code. Immutable. */
public final class CatchSite extends Site {

  /** What a catch block does with the exception, as its bytecode says. */
  public enum Disposition {
    /** Neither reads, logs nor rethrows it, and does nothing else that could be an answer to it. */
    IGNORES,
    LOGS_ERROR,
    LOGS_WARNING,
    /** Uses it or does something about it. */
    HANDLES
  }

  private final int line;
  private final Disposition disposition;
  private final boolean throwsOn;

  /**
   * @param line first line of the block; -1 where unknown
   * @param throwsOn whether the block contains a throw: of the same exception or of another
   */
  public CatchSite(MethodSites method, int line, Disposition disposition, boolean throwsOn) {
    super(method);
    this.line = line;
    this.disposition = disposition;
    this.throwsOn = throwsOn;
  }

  public int line() {
    return line;
  }

  public Disposition disposition() {
    return disposition;
  }

  public boolean throwsOn() {
    return throwsOn;
  }
}
