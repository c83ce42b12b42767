// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.faultline.collector.Collector;
import dev.faultline.collector.Settings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A real collector on a free port that the fixtures of src/test/resources/snapshots are sent to as
 * an agent would. Its clock stands still, so that pages say the same each time.
 */
final class ShopCollector implements AutoCloseable {
  static final String TOKEN = "a-token-for-tests-and-sandboxes";
  static final Instant NOW = Instant.ofEpochMilli(1_790_000_000_000L).plusSeconds(7200);

  private static final Path SNAPSHOTS = Path.of("src/test/resources/snapshots");
  private static final Pattern CODE = Pattern.compile("\"class:([^\"]+)\"");
  private static final JsonMapper MAPPER = new JsonMapper();

  private final HttpClient http = HttpClient.newHttpClient();
  private final Collector collector;
  private final ShopClasses classes;
  private final Map<String, String> events = new LinkedHashMap<>();

  private ShopCollector(Path scratch, int port) {
    classes = new ShopClasses(scratch);
    collector =
        Collector.start(
            new Settings(port, scratch.resolve("data"), Settings.DEFAULT_BIND, TOKEN),
            InstantSource.fixed(NOW));
  }

  /** Starts one; {@code port} 0 is any free one. Nothing is in it. */
  static ShopCollector start(Path scratch, int port) {
    return new ShopCollector(scratch, port);
  }

  String address() {
    return collector.address();
  }

  /**
   * Sends a fixture, and whatever class files the collector then asks for. Returns the event's id.
   */
  String send(String fixture) throws IOException, InterruptedException {
    JsonNode item =
        MAPPER.readTree(withHashes(Files.readString(SNAPSHOTS.resolve(fixture + ".json"))));
    ObjectNode batch = MAPPER.createObjectNode();
    batch.put("protocol", 1).put("id", UUID.randomUUID().toString());
    batch.put("sentAt", NOW.toEpochMilli());
    batch.set("agent", agent(fixture));
    batch.putArray("snapshots").add(item.get("snapshot"));
    batch.putArray("counts").add(item.get("count"));
    if (item.has("invocations")) {
      batch.set("invocations", item.get("invocations"));
    }
    JsonNode answer = MAPPER.readTree(post("/ingest/v1/batches", batch.toString()));
    if (answer.path("accepted").asInt() != 2) {
      throw new IllegalStateException(fixture + " was refused: " + answer);
    }
    sendClasses(answer.path("settings").path("classesWanted"));
    String event = find(item.at("/snapshot/id").asText());
    events.put(fixture, event);
    return event;
  }

  /** The id of the event of a fixture that was sent. */
  String event(String fixture) {
    return Objects.requireNonNull(events.get(fixture), fixture);
  }

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return http.send(request(path).GET().build(), BodyHandlers.ofString());
  }

  private static ObjectNode agent(String fixture) {
    ObjectNode agent = MAPPER.createObjectNode();
    boolean later = fixture.endsWith("-later");
    agent.put("id", later ? "agent-2" : "agent-1").put("service", "checkout");
    agent.put("environment", "production").put("deployment", later ? "2.4.2" : "2.4.1");
    agent.put("host", later ? "web-2" : "web-1").put("pid", 4711).put("version", "0.1.0");
    agent.put("startedAt", 1_789_999_000_000L);
    agent
        .putObject("jvm")
        .put("version", "17.0.15+6")
        .put("vendor", "Debian")
        .put("name", "OpenJDK");
    agent.putObject("os").put("name", "Linux").put("version", "6.18").put("arch", "amd64");
    return agent;
  }

  private String withHashes(String json) {
    return CODE.matcher(json).replaceAll(this::quotedHash);
  }

  private String quotedHash(MatchResult match) {
    return '"' + classes.hash(match.group(1)) + '"';
  }

  private void sendClasses(JsonNode wanted) throws IOException, InterruptedException {
    for (byte[] bytes : classes.byName().values()) {
      String hash = ShopClasses.sha256(bytes);
      for (JsonNode asked : wanted) {
        if (asked.asText().equals(hash)) {
          HttpRequest put =
              request("/ingest/v1/classes/" + hash)
                  .PUT(HttpRequest.BodyPublishers.ofByteArray(bytes))
                  .build();
          expect(http.send(put, BodyHandlers.ofString()));
        }
      }
    }
  }

  private String find(String snapshot) throws IOException, InterruptedException {
    JsonNode events =
        MAPPER.readTree(get("/api/v1/events?caught=true&limit=500").body()).path("events");
    for (JsonNode event : events) {
      String id = event.path("id").asText();
      if (get("/api/v1/events/" + id + "/snapshots/" + snapshot).statusCode() == 200) {
        return id;
      }
    }
    throw new IllegalStateException("No event has snapshot " + snapshot + ": " + events);
  }

  private String post(String path, String json) throws IOException, InterruptedException {
    HttpRequest post =
        request(path).POST(HttpRequest.BodyPublishers.ofByteArray(json.getBytes(UTF_8))).build();
    return expect(http.send(post, BodyHandlers.ofString()));
  }

  private static String expect(HttpResponse<String> response) {
    if (response.statusCode() / 100 != 2) {
      throw new IllegalStateException(response.statusCode() + ": " + response.body());
    }
    return response.body();
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(address() + path))
        .header("Authorization", "Bearer " + TOKEN);
  }

  @Override
  public void close() {
    collector.close();
  }
}
