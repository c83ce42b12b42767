// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.environment;

import java.io.File;
import java.io.IOException;

/** The number of this process. May be asked in premain: it touches no management class. */
public final class ProcessId {

  private ProcessId() {}

  /** 0 where it can't be told (JDK 8 without {@code /proc}). */
  public static long current() {
    long id = byProcFileSystem();
    return id > 0 ? id : byProcessHandle();
  }

  /** {@code /proc/self} is a link to {@code /proc/4711}. */
  private static long byProcFileSystem() {
    try {
      return Long.parseLong(new File("/proc/self").getCanonicalFile().getName());
    } catch (IOException | RuntimeException e) {
      return 0;
    }
  }

  /** {@code ProcessHandle.current().pid()}, which JDK 8 does not have. */
  private static long byProcessHandle() {
    try {
      Class<?> handle = Class.forName("java.lang.ProcessHandle");
      Object current = handle.getMethod("current").invoke(null);
      Object id = handle.getMethod("pid").invoke(current);
      return id instanceof Long ? (Long) id : 0;
    } catch (ReflectiveOperationException | RuntimeException e) {
      return 0;
    }
  }
}
