// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector;

import static dev.faultline.collector.BatchJson.batch;
import static dev.faultline.collector.BatchJson.event;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ApiHttpTest {

  private RunningCollector collector;

  @BeforeAll
  void start(@TempDir Path directory) {
    collector = RunningCollector.in(directory.resolve("data"));
    long now = System.currentTimeMillis();
    collector.post(
        batch("b-1")
            .deployment("1.0")
            .snapshot("s-1", event("total"), now - 2_000)
            .snapshot("s-2", event("total"), now - 1_000)
            .count(event("total"), 7, now - 1_000)
            .count(event("CAUGHT", "retry"), 9, now)
            .loss("snapshot", "queue-full", 3));
    collector.post(batch("b-2").deployment("2.0").count(event("later"), 2, now));
  }

  @AfterAll
  void stop() {
    collector.close();
  }

  @Test
  void services_areListed() {
    JsonNode service = collector.json("/api/v1/services").at("/services/0");

    assertThat(service.get("service").asText()).isEqualTo("shop");
    assertThat(service.get("environment").asText()).isEqualTo("production");
    assertThat(service.get("agentsConnected").asInt()).isEqualTo(1);
    assertThat(service.get("events").asInt()).isEqualTo(2);
    assertThat(service.get("newEvents").asInt()).isEqualTo(1);
    assertThat(service.get("occurrencesLast24Hours").asInt()).isEqualTo(9);
    assertThat(service.get("currentDeployment").asText()).isEqualTo("2.0");
    assertThat(service.at("/links/page").asText())
        .isEqualTo("/events?service=shop&environment=production");
  }

  @Test
  void health_hasScoresWithTheirAccounts() {
    JsonNode health =
        collector.json("/api/v1/services/health?service=shop&environment=production&period=4h");

    assertThat(health.get("period").asText()).isEqualTo("4h");
    assertThat(health.get("slots")).hasSize(48);
    assertThat(health.at("/slots/0/band").asText()).isEqualTo("NO_DATA");
    assertThat(health.at("/slots/0").has("score")).isFalse();
    assertThat(health.get("score").asInt()).isEqualTo(80);
    assertThat(health.get("band").asText()).isEqualTo("HEALTHY");
    assertThat(health.get("slots").findValuesAsText("reason")).contains("NEW");
    assertThat(health.get("slots").findValuesAsText("event").get(0)).isNotBlank();
    assertThat(health.get("deployments").findValuesAsText("name")).containsExactly("1.0", "2.0");
  }

  @Test
  void health_saysWhatIsWrongWithItsParameters() {
    String of = "/api/v1/services/health?service=shop&environment=";
    assertThat(collector.get(of + "production&period=5h").body())
        .contains("4h, 24h, 3d, 7d or 30d");
    assertThat(collector.get(of + "production&period=5h").statusCode()).isEqualTo(400);
    assertThat(collector.get(of + "moon").statusCode()).isEqualTo(404);
    assertThat(collector.get("/api/v1/services/health?service=shop").statusCode()).isEqualTo(400);
  }

  @Test
  void event_isListedWithWhatAReaderNeeds() {
    JsonNode event = collector.json("/api/v1/events?text=total").at("/events/0");

    assertThat(event.get("kind").asText()).isEqualTo("UNCAUGHT");
    assertThat(event.get("type").asText()).isEqualTo("com.acme.OrderException");
    assertThat(event.get("message").asText()).isEqualTo("it failed");
    assertThat(event.at("/location/class").asText()).isEqualTo("com.acme.Shop");
    assertThat(event.at("/location/method").asText()).isEqualTo("total");
    assertThat(event.at("/entryPoint/class").asText()).isEqualTo("com.acme.Main");
    assertThat(event.get("state").asText()).isEqualTo("ONGOING");
    assertThat(event.get("count").asInt()).isEqualTo(7);
    assertThat(event.get("deployment").asText()).isEqualTo("1.0");
    assertThat(event.get("snapshots").asInt()).isEqualTo(2);
    assertThat(event.at("/links/page").asText()).isEqualTo("/events/" + event.get("id").asText());
    assertThat(event.get("lastSeen").asText()).endsWith("Z");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''                                        | later total
          ?service=shop&environment=production      | later total
          ?service=shop&environment=staging         | ''
          ?service=nothing                          | ''
          ?includeCaught=true                       | later retry total
          ?kind=CAUGHT                              | retry
          ?kind=caught,uncaught                     | later retry total
          ?kind=CAUGHT&kind=UNCAUGHT                | later retry total
          ?state=NEW                                | later
          ?state=ongoing                            | total
          ?text=SHOP.LATER                          | later
          ?sort=count                               | total later
          ?sort=firstSeen                           | later total
          ?limit=1                                  | later
          """)
  void events_areFilteredAndSorted(String query, String methods) {
    assertThat(methods(collector.json("/api/v1/events" + query)))
        .containsExactlyElementsOf(
            methods.isEmpty() ? List.<String>of() : List.of(methods.split(" ")));
  }

  @Test
  void pages_followEachOther() {
    JsonNode first = collector.json("/api/v1/events?limit=1");
    JsonNode second = collector.json("/api/v1/events?limit=1&cursor=" + first.get("next").asText());

    assertThat(methods(first)).containsExactly("later");
    assertThat(methods(second)).containsExactly("total");
    assertThat(second.has("next")).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ?kind=BOOM         | kind: must be one of UNCAUGHT, CAUGHT
          ?state=BOOM        | state: must be one of NEW, ONGOING
          ?sort=name         | sort: must be lastSeen, firstSeen or count
          ?limit=0           | limit: must be 1 to 500
          ?limit=501         | limit: must be 1 to 500
          ?limit=ten         | limit: must be 1 to 500
          ?includeCaught=yes | includeCaught: must be true or false
          ?cursor=boom       | cursor: is not one that this list handed out
          """)
  void wrongParameter_isNamed(String query, String detail) {
    HttpResponse<String> response = collector.get("/api/v1/events" + query);

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(RunningCollector.json(response).get("detail").asText()).startsWith(detail);
  }

  @Test
  void details_haveNumbersAndTheReasonOfGrouping() {
    JsonNode event = collector.json("/api/v1/events/" + id("total"));

    assertThat(event.get("count").asInt()).isEqualTo(7);
    assertThat(event.at("/deployments/0/name").asText()).isEqualTo("1.0");
    assertThat(event.at("/deployments/0/count").asInt()).isEqualTo(7);
    assertThat(event.at("/agents/0/name").asText()).isEqualTo("agent-1");
    assertThat(event.at("/occurrences/0/count").asInt()).isEqualTo(7);
    assertThat(event.at("/grouping/algorithm").asInt()).isEqualTo(1);
    assertThat(event.at("/grouping/parts").findValuesAsText("name"))
        .contains("kind", "type", "class", "method");
  }

  @Test
  void entryPoints_needAService() {
    HttpResponse<String> response = collector.get("/api/v1/entry-points?service=shop");

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(RunningCollector.json(response).get("detail").asText())
        .isEqualTo("environment: must be there");
  }

  @Test
  void snapshots_areFoundByNameAndPlace() {
    String snapshots = "/api/v1/events/" + id("total") + "/snapshots";

    assertThat(collector.json(snapshots).get("snapshots").findValuesAsText("id"))
        .containsExactly("s-1", "s-2");
    assertThat(collector.json(snapshots + "/first").get("id").asText()).isEqualTo("s-1");
    assertThat(collector.json(snapshots + "/latest").get("id").asText()).isEqualTo("s-2");
    assertThat(collector.json(snapshots + "/s-1").get("id").asText()).isEqualTo("s-1");
  }

  @Test
  void snapshot_isTheAgentsDocumentAndWhatIsKnownBesideIt() {
    JsonNode snapshot = collector.json("/api/v1/events/" + id("total") + "/snapshots/latest");

    assertThat(snapshot.at("/exceptions/0/frames/0/variables/0/value").asText()).isEqualTo("o-17");
    assertThat(snapshot.get("eventId").asText()).isEqualTo(id("total"));
    assertThat(snapshot.get("agent").asText()).isEqualTo("agent-1");
    assertThat(snapshot.get("deployment").asText()).isEqualTo("1.0");
  }

  @Test
  void whatIsNotThere_isSaidSo() {
    assertNotFound("/api/v1/events/nothing", "there is no event of this id");
    assertNotFound("/api/v1/events/nothing/snapshots/latest", "there is no event of this id");
    assertNotFound(
        "/api/v1/events/" + id("later") + "/snapshots/latest", "the event has no snapshot");
    assertNotFound(
        "/api/v1/events/" + id("total") + "/snapshots/other", "the event has no such snapshot");
    assertNotFound("/api/v1/nothing", "there is nothing at this address");
  }

  @Test
  void agents_areListed() {
    JsonNode agent = collector.json("/api/v1/agents").at("/agents/0");

    assertThat(agent.get("id").asText()).isEqualTo("agent-1");
    assertThat(agent.get("connected").asBoolean()).isTrue();
    assertThat(agent.get("deployment").asText()).isEqualTo("2.0");
    assertThat(agent.at("/losses/0/count").asInt()).isEqualTo(3);
  }

  @Test
  void metrics_countWhatCameIn() {
    assertThat(collector.get("/metrics").body())
        .contains("faultline_ingest_items_accepted_total 5.0")
        .contains("faultline_ingest_batches_seconds_count 2")
        .contains("jvm_memory_used_bytes");
  }

  private String id(String method) {
    return collector.json("/api/v1/events?text=shop." + method).at("/events/0/id").asText();
  }

  private void assertNotFound(String path, String detail) {
    HttpResponse<String> response = collector.get(path);
    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(RunningCollector.json(response).get("detail").asText()).startsWith(detail);
  }

  private static List<String> methods(JsonNode answer) {
    List<String> methods = new ArrayList<>();
    answer.get("events").forEach(event -> methods.add(event.at("/location/method").asText()));
    return methods;
  }
}
