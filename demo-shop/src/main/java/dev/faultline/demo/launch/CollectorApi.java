// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.demo.launch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the demo asks the collector. */
final class CollectorApi {
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final int OK = 200;

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();
  private final ObjectMapper json = new ObjectMapper();
  private final URI collector;
  private final String token;

  CollectorApi(URI collector, String token) {
    this.collector = collector;
    this.token = token;
  }

  /** Whether the collector takes in what agents send. */
  boolean isReady() throws InterruptedException {
    try {
      return get("/health/ready").statusCode() == OK;
    } catch (IOException e) {
      return false; // it does not listen yet
    }
  }

  /**
   * All events of the shop, those that the application caught included; nothing where the collector
   * does not answer just now.
   */
  Optional<List<RecordedEvent>> events() throws InterruptedException {
    try {
      HttpResponse<String> response =
          get("/api/v1/events?service=shop&environment=demo&includeCaught=true&limit=500");
      if (response.statusCode() != OK) {
        throw new DemoException(
            "The collector answers %d to a request for its events: %s"
                .formatted(response.statusCode(), response.body()));
      }
      return Optional.of(events(json.readTree(response.body())));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static List<RecordedEvent> events(JsonNode page) {
    List<RecordedEvent> events = new ArrayList<>();
    page.path("events").forEach(event -> events.add(RecordedEvent.of(event)));
    return events;
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(collector.resolve(path))
            .header("Authorization", "Bearer " + token)
            .timeout(PATIENCE)
            .build();
    return client.send(request, BodyHandlers.ofString());
  }
}
