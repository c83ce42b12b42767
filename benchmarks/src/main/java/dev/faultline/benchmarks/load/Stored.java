// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.benchmarks.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** What the collector says that it has, asked through its API. */
final class Stored {

  private final CollectorProcess collector;
  private final ObjectMapper json = new ObjectMapper();

  Stored(CollectorProcess collector) {
    this.collector = collector;
  }

  /** An event's count and its first snapshot's id, by the class where it happens. */
  record Event(String id, long count) {}

  Map<String, Event> events() throws IOException, InterruptedException {
    Map<String, Event> events = new HashMap<>();
    String cursor = "";
    do {
      JsonNode page = json.readTree(collector.get(path(500) + cursor));
      for (JsonNode event : page.path("events")) {
        events.put(
            event.path("location").path("class").asText(),
            new Event(event.path("id").asText(), event.path("count").asLong()));
      }
      String next = page.path("next").asText();
      cursor = next.isEmpty() ? "" : "&cursor=" + URLEncoder.encode(next, StandardCharsets.UTF_8);
    } while (!cursor.isEmpty());
    return events;
  }

  static String path(int limit) {
    return "/api/v1/events?sort=firstSeen&service="
        + SimulatedBatch.SERVICE
        + "&environment="
        + SimulatedBatch.ENVIRONMENT
        + "&limit="
        + limit;
  }

  /** Whether it has the snapshot, whole. */
  boolean hasSnapshot(String event, String snapshot) throws InterruptedException {
    try {
      String found = collector.get("/api/v1/events/" + event + "/snapshots/" + snapshot);
      return json.readTree(found).path("id").asText().equals(snapshot);
    } catch (IOException missing) {
      return false;
    }
  }
}
