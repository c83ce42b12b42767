// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.instrumentation.capture;

import dev.faultline.agent.core.site.CatchSite;
import dev.faultline.agent.instrumentation.classfile.StackMap;
import org.jspecify.annotations.Nullable;

/** A catch block whose beginning is to be reported. */
final class PlannedCatch {

  private final int handler;
  private final StackMap.@Nullable Frame frame;
  private final boolean catchesVirtualMachineErrors;
  private final int line;
  private final CatchSite.Disposition disposition;
  private final boolean throwsOn;

  PlannedCatch(
      int handler,
      StackMap.@Nullable Frame frame,
      boolean catchesVirtualMachineErrors,
      int line,
      CatchSite.Disposition disposition,
      boolean throwsOn) {
    this.handler = handler;
    this.frame = frame;
    this.catchesVirtualMachineErrors = catchesVirtualMachineErrors;
    this.line = line;
    this.disposition = disposition;
    this.throwsOn = throwsOn;
  }

  int handler() {
    return handler;
  }

  /** {@code null} in class files that have no frames. */
  StackMap.@Nullable Frame frame() {
    return frame;
  }

  boolean catchesVirtualMachineErrors() {
    return catchesVirtualMachineErrors;
  }

  int line() {
    return line;
  }

  CatchSite.Disposition disposition() {
    return disposition;
  }

  boolean throwsOn() {
    return throwsOn;
  }
}
