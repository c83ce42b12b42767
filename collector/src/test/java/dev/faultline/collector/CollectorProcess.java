// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The jar in a process of its own, as users start it. */
final class CollectorProcess implements AutoCloseable {

  private final HttpClient client = HttpClient.newHttpClient();
  private final Process process;
  private final String address;

  static CollectorProcess start(Path data) {
    try {
      return new CollectorProcess(data);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private CollectorProcess(Path data) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command("--port", "0", "--data", data.toString()));
    builder.environment().put(CommandLine.BOOTSTRAP_TOKEN, RunningCollector.TOKEN);
    Path log = Files.createTempFile("collector", ".log");
    process = builder.redirectError(log.toFile()).start();
    BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
    String line = out.readLine();
    if (line == null || !line.contains(" listens on http")) {
      throw new AssertionError("the collector says: " + line + "\n" + Files.readString(log));
    }
    Files.delete(log);
    address = line.substring(line.indexOf("http"));
  }

  static List<String> command(String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx256m");
    command.add("-jar");
    command.add(System.getProperty("faultline.collector.jar"));
    command.addAll(List.of(arguments));
    return command;
  }

  HttpResponse<String> post(BatchJson batch) throws IOException, InterruptedException {
    return client.send(
        request("/ingest/v1/batches").POST(BodyPublishers.ofByteArray(batch.bytes())).build(),
        BodyHandlers.ofString());
  }

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return client.send(request(path).build(), BodyHandlers.ofString());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(address + path))
        .timeout(Duration.ofSeconds(20))
        .header("Authorization", "Bearer " + RunningCollector.TOKEN);
  }

  /** {@code kill -9}. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** {@code kill}; returns the exit status. */
  int terminate() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(20, TimeUnit.SECONDS)) {
      throw new AssertionError("the collector does not end");
    }
    return process.exitValue();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
