// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.instrumentation;

import dev.faultline.agent.core.log.AgentLog;
import dev.faultline.agent.instrumentation.capture.InstrumentationReport;
import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * What {@code faultline.debug.dump} writes: each class file before and after, and {@code
 * methods.tsv}, a line per method with its class, name, descriptor and what was done with it, or
 * why not. Thread-safe. What can't be written is told once and does no harm.
 */
final class ClassDump implements InstrumentationReport.Listing {

  private final File folder;
  private boolean told;

  ClassDump(File folder) {
    this.folder = folder;
  }

  /**
   * @param name internal
   * @param after {@code null} where nothing was changed
   */
  void write(String name, byte[] before, byte @Nullable [] after) {
    write(new File(folder, name + ".before.class"), before, false);
    if (after != null) {
      write(new File(folder, name + ".after.class"), after, false);
    }
  }

  @Override
  public void method(String className, String method, String descriptor, String what) {
    String line = className + '\t' + method + '\t' + descriptor + '\t' + what + '\n';
    write(new File(folder, "methods.tsv"), line.getBytes(StandardCharsets.UTF_8), true);
  }

  private synchronized void write(File file, byte[] bytes, boolean append) {
    File parent = file.getParentFile();
    if (parent != null && !parent.isDirectory() && !parent.mkdirs()) {
      tell("folder " + parent + " can't be made");
      return;
    }
    try (OutputStream out = new FileOutputStream(file, append)) {
      out.write(bytes);
    } catch (IOException e) {
      tell(file + " can't be written: " + e.getMessage());
    }
  }

  private void tell(String what) {
    if (!told) {
      told = true;
      AgentLog.warn("faultline.debug.dump: " + what);
    }
  }
}
