// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.it.thirdparty;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** One running JVM, with its input and output in files so that nothing blocks. */
final class Jvm implements AutoCloseable {

  private static final long LONGEST_SECONDS = 1_200;

  private final Process process;
  private final Path files;

  private Jvm(Process process, Path files) {
    this.process = process;
    this.files = files;
  }

  static Jvm start(Path folder, Path files, List<String> command, String input) throws IOException {
    Path in = Files.writeString(files.resolve("in"), input);
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectInput(in.toFile())
            .redirectOutput(files.resolve("out").toFile())
            .redirectError(files.resolve("err").toFile())
            .start();
    return new Jvm(process, files);
  }

  void awaitUntil(BooleanSupplier ready) throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_SECONDS);
    while (!ready.getAsBoolean()) {
      if (!process.isAlive() || System.nanoTime() > deadline) {
        process.destroyForcibly();
        throw new AssertionError("did not get ready; its output is in " + files);
      }
      Thread.sleep(200);
    }
  }

  /** Standard output up to now. */
  String console() throws IOException {
    return read("out");
  }

  /** Asks the JVM to end, as a service manager does, and waits for it. */
  Result stop() throws IOException, InterruptedException {
    process.destroy();
    return await();
  }

  Result await() throws IOException, InterruptedException {
    if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError("did not end; its output is in " + files);
    }
    return new Result(process.exitValue(), read("out"), read("err"), rejectedClasses(), agentLog());
  }

  private String read(String name) throws IOException {
    return new String(Files.readAllBytes(files.resolve(name)), StandardCharsets.UTF_8);
  }

  /**
   * Not known on JDK 8. HotSpot says {@code Verification for X failed} or {@code … has exception
   * pending …}.
   */
  private List<String> rejectedClasses() throws IOException {
    Path log = files.resolve("verification.log");
    if (!Files.isRegularFile(log)) {
      return List.of();
    }
    try (Stream<String> lines = Files.lines(log)) {
      return lines
          .filter(line -> line.contains("] Verification for "))
          .map(line -> line.substring(line.indexOf("] Verification for ") + 2))
          .sorted()
          .toList();
    }
  }

  private String agentLog() throws IOException {
    Path folder = files.resolve("agent-log");
    if (!Files.isDirectory(folder)) {
      return "";
    }
    StringBuilder text = new StringBuilder();
    try (Stream<Path> logs = Files.list(folder)) {
      for (Path log : logs.sorted().toList()) {
        text.append(Files.readString(log));
      }
    }
    return text.toString();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
