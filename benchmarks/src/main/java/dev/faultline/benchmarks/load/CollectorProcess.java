// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.benchmarks.load;

import dev.faultline.benchmarks.macro.Artifacts;
import dev.faultline.benchmarks.macro.Children;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** The real collector in a process of its own, with its data below a folder. */
public final class CollectorProcess implements AutoCloseable {

  /** For everything; the collector takes it from its environment. */
  public static final String TOKEN = "token-for-everything-0123456789";

  private static final long LONGEST_START = 60_000;

  private final Path folder;
  private final Process process;
  private final int port;
  private final double startMillis;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private CollectorProcess(Path folder, int port, Process process, long begin)
      throws IOException, InterruptedException {
    this.folder = folder;
    this.port = port;
    this.process = process;
    Children.add(process);
    awaitReady();
    startMillis = (System.nanoTime() - begin) / 1e6;
  }

  /**
   * Returns when it answers that it is ready.
   *
   * @param folder may have data of an earlier one
   */
  public static CollectorProcess start(Path folder, String... options)
      throws IOException, InterruptedException {
    int port = freePort();
    java.util.List<String> command = new java.util.ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(java.util.List.of(options));
    command.addAll(
        java.util.List.of(
            "-jar",
            Artifacts.collectorJar().toString(),
            "--port",
            Integer.toString(port),
            "--data",
            folder.resolve("data").toString()));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("collector.txt").toFile());
    builder.environment().put("FAULTLINE_BOOTSTRAP_TOKEN", TOKEN);
    long begin = System.nanoTime();
    return new CollectorProcess(folder, port, builder.start(), begin);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private void awaitReady() throws IOException, InterruptedException {
    long end = System.currentTimeMillis() + LONGEST_START;
    while (System.currentTimeMillis() < end && process.isAlive()) {
      try {
        if (send("/health/ready").statusCode() == 200) {
          return;
        }
      } catch (IOException notYet) {
        Thread.sleep(5);
      }
    }
    close();
    throw new IOException(
        "the collector did not start: " + Files.readString(folder.resolve("collector.txt")));
  }

  private HttpResponse<String> send(String path) throws IOException, InterruptedException {
    return client.send(
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .timeout(Duration.ofSeconds(60))
            .header("Authorization", "Bearer " + TOKEN)
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  /** Body of an answer that must be 200. */
  public String get(String path) throws IOException, InterruptedException {
    HttpResponse<String> answer = send(path);
    if (answer.statusCode() != 200) {
      throw new IOException(path + ": " + answer.statusCode() + " " + answer.body());
    }
    return answer.body();
  }

  public int port() {
    return port;
  }

  /** From the start of the process to its first answer that it is ready. */
  public double startMillis() {
    return startMillis;
  }

  /** As a machine that loses its power would, but for the disk's own memory. */
  public void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
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
  }
}
