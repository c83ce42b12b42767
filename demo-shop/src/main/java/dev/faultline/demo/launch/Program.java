// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.demo.launch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A JVM that the demo started. Its output goes to a file. */
final class Program {
  private static final int PATIENCE_SECONDS = 5;
  private static final int TAIL = 15;

  private final String name;
  private final Process process;
  private final Path log;

  private Program(String name, Process process, Path log) {
    this.name = name;
    this.process = process;
    this.log = log;
  }

  static Program start(String name, List<String> command, Map<String, String> environment, Path log)
      throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().keySet().removeIf(key -> key.startsWith("FAULTLINE_"));
    builder.environment().putAll(environment);
    builder.redirectErrorStream(true).redirectOutput(log.toFile());
    Process process = builder.start();
    process.getOutputStream().close();
    return new Program(name, process, log);
  }

  /** Throws if the program is no longer there, with the end of what it said. */
  void mustBeAlive() {
    if (!process.isAlive()) {
      throw new DemoException(
          "The %s has ended with exit status %d. Its log, %s, ends with:%n%s"
              .formatted(name, process.exitValue(), log, tail()));
    }
  }

  DemoException notReadyAfter(Duration limit) {
    return new DemoException(
        "The %s was not ready within %d s. Its log, %s, ends with:%n%s"
            .formatted(name, limit.toSeconds(), log, tail()));
  }

  /** The first group of the pattern's first match in the log, if it is there yet. */
  Optional<String> logged(Pattern pattern) {
    Matcher matcher = pattern.matcher(text());
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  /** Asks the program to end, insists after a while, and returns when it has. */
  void stop() {
    process.destroy();
    try {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  private String tail() {
    List<String> lines = text().lines().toList();
    return String.join("\n", lines.subList(Math.max(0, lines.size() - TAIL), lines.size()));
  }

  private String text() {
    try {
      return new String(Files.readAllBytes(log), StandardCharsets.UTF_8);
    } catch (IOException e) {
      return "(can't be read: " + e.getMessage() + ")";
    }
  }
}
