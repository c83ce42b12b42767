// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.it;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Predicate;

/** The real collector in a process of its own, on an empty data directory. */
final class RunningCollector implements AutoCloseable {

  static final String TOKEN = "token-for-everything-0123456789";

  private static final long LONGEST_WAIT = 60_000;

  private final Process process;
  private final Path data;
  private final int port;
  private final HttpClient client =
      HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build();
  private final ObjectMapper json = new ObjectMapper();

  RunningCollector(Path folder) throws IOException, InterruptedException {
    data = Files.createDirectories(folder.resolve("data"));
    port = freePort();
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-jar",
                Artifacts.collectorJar().toString(),
                "--port",
                Integer.toString(port),
                "--data",
                data.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("collector.txt").toFile());
    builder.environment().put("FAULTLINE_BOOTSTRAP_TOKEN", TOKEN);
    process = builder.start();
    awaitReady(folder);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private void awaitReady(Path folder) throws IOException, InterruptedException {
    long end = System.currentTimeMillis() + LONGEST_WAIT;
    while (System.currentTimeMillis() < end && process.isAlive()) {
      try {
        if (send("/health/ready").statusCode() == 200) {
          return;
        }
      } catch (IOException notYet) {
        Thread.sleep(100);
      }
    }
    throw new IOException(
        "the collector did not start: " + Files.readString(folder.resolve("collector.txt")));
  }

  String url() {
    return "http://127.0.0.1:" + port;
  }

  Path data() {
    return data;
  }

  private HttpResponse<String> send(String path) throws IOException, InterruptedException {
    return client.send(
        HttpRequest.newBuilder(URI.create(url() + path))
            .header("Authorization", "Bearer " + TOKEN)
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  JsonNode get(String path) throws IOException, InterruptedException {
    HttpResponse<String> answer = send(path);
    if (answer.statusCode() != 200) {
      throw new IOException(path + ": " + answer.statusCode() + " " + answer.body());
    }
    return json.readTree(answer.body());
  }

  /** Text of a page, as signed in. */
  String page(String path) throws IOException, InterruptedException {
    return send(path).body();
  }

  /** All events of the service {@code it}, once they are as expected. */
  JsonNode events(Predicate<JsonNode> expected) throws IOException, InterruptedException {
    return events("it", expected);
  }

  JsonNode events(String service, Predicate<JsonNode> expected)
      throws IOException, InterruptedException {
    long end = System.currentTimeMillis() + LONGEST_WAIT;
    while (true) {
      JsonNode events =
          get("/api/v1/events?service="
                  + service
                  + "&environment=test&includeCaught=true&limit=100")
              .path("events");
      if (expected.test(events) || System.currentTimeMillis() > end) {
        return events;
      }
      Thread.sleep(200);
    }
  }

  JsonNode firstSnapshot(JsonNode event) throws IOException, InterruptedException {
    return get("/api/v1/events/" + event.path("id").asText() + "/snapshots/first");
  }

  @Override
  public void close() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(10, java.util.concurrent.TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
  }
}
