// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.benchmarks.macro;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A process that is measured. What it writes to standard error is kept in a file. */
final class MeasuredJvm implements AutoCloseable {

  private final Process process;
  private final long started;
  private final BufferedReader out;
  private final Path errors;

  MeasuredJvm(List<String> command, Path folder) throws IOException {
    errors = Files.createTempFile(folder, "errors", ".txt");
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(folder.toFile()).redirectError(errors.toFile());
    builder.environment().remove("JAVA_TOOL_OPTIONS");
    started = System.nanoTime();
    process = builder.start();
    Children.add(process);
    out = process.inputReader(StandardCharsets.UTF_8);
  }

  double millisSinceStart() {
    return (System.nanoTime() - started) / 1e6;
  }

  void write(String line) throws IOException {
    process.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
    process.getOutputStream().flush();
  }

  /** The next line that begins with the word; others are the program's own. */
  String read(String word) throws IOException {
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      if (line.equals(word) || line.startsWith(word + " ")) {
        return line;
      }
    }
    throw failure("ended before it said '" + word + "'");
  }

  /** What it prints is of no interest, and must not hold it up. */
  void drain() {
    Thread thread =
        new Thread(
            () -> {
              try {
                while (out.readLine() != null) {
                  continue;
                }
              } catch (IOException | UncheckedIOException ended) {
                return;
              }
            },
            "output of the measured program");
    thread.setDaemon(true);
    thread.start();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  IOException failure(String what) throws IOException {
    return new IOException("the program " + what + ":\n" + Files.readString(errors));
  }

  /** Of all its threads, the compilers' and collectors' too. */
  Duration cpu() {
    return process
        .info()
        .totalCpuDuration()
        .orElseThrow(() -> new UsageException("this machine does not tell a process' CPU time"));
  }

  /** The most memory that it has had so far, in megabytes; of Linux only. */
  double peakMegabytes() throws IOException {
    for (String line : Files.readAllLines(Path.of("/proc", process.pid() + "", "status"))) {
      if (line.startsWith("VmHWM:")) {
        return Long.parseLong(line.replaceAll("\\D", "")) / 1024.0;
      }
    }
    throw new IOException("the kernel does not tell the program's peak memory");
  }

  @Override
  public void close() throws IOException {
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    out.close();
  }
}
