// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs a process to its end, with its output in files so that nothing blocks. */
final class Processes {

  private static final long LONGEST_SECONDS = 120;

  private Processes() {}

  /** Output goes to files in the folder. */
  static Process start(Path folder, Map<String, String> environment, List<String> command)
      throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectOutput(Files.createTempFile(folder, "out", ".txt").toFile())
            .redirectError(Files.createTempFile(folder, "err", ".txt").toFile());
    // the tests' own, which an agent would take for a setting
    builder.environment().remove("FAULTLINE_TEST_JDKS");
    builder.environment().putAll(environment);
    return builder.start();
  }

  static Run run(Path folder, Map<String, String> environment, List<String> command)
      throws IOException {
    Path out = Files.createTempFile(folder, "out", ".txt");
    Path err = Files.createTempFile(folder, "err", ".txt");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    // the tests' own, which an agent would take for a setting
    builder.environment().remove("FAULTLINE_TEST_JDKS");
    builder.environment().putAll(environment);
    Process process = builder.start();
    try {
      if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
        throw new AssertionError("did not end within " + LONGEST_SECONDS + " s: " + command);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } finally {
      process.destroyForcibly();
    }
    return new Run(process.exitValue(), Files.readString(out), Files.readString(err));
  }
}
