// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector;

import static dev.faultline.collector.BatchJson.batch;
import static dev.faultline.collector.BatchJson.event;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What agents are asked for: set through the API, told with each answer to a batch. */
class InstructionsHttpTest {

  private static final String SHOP = "service=shop&environment=production";

  private RunningCollector collector;
  private int batches;

  @BeforeEach
  void start(@TempDir Path directory) {
    collector = RunningCollector.in(directory.resolve("data"));
    contact();
  }

  @AfterEach
  void stop() {
    collector.close();
  }

  @Test
  void nothing_isAskedForAtFirst() {
    assertThat(contact().propertyStream().map(entry -> entry.getKey()))
        .containsExactly("classesWanted");
    assertThat(collector.json("/api/v1/services/instructions?" + SHOP).toString())
        .isEqualTo("{\"recording\":true,\"redactNames\":[],\"events\":[]}");
  }

  @Test
  void recording_isPausedAndGoesOn() {
    assertThat(change("/api/v1/services/recording?recording=false&" + SHOP).statusCode())
        .isEqualTo(200);
    assertThat(contact().get("recording").asBoolean()).isFalse();
    assertThat(otherService().has("recording")).isFalse();

    change("/api/v1/services/recording?recording=true&" + SHOP);
    assertThat(contact().has("recording")).isFalse();
  }

  @Test
  void names_areSetTogether() {
    change("/api/v1/services/redaction?names=iban,%20tax%20number%0A,,iban&" + SHOP);
    assertThat(contact().get("redactNames").toString()).isEqualTo("[\"iban\",\"tax number\"]");

    change("/api/v1/services/redaction?names=&" + SHOP);
    assertThat(contact().has("redactNames")).isFalse();
  }

  @Test
  void nextOccurrence_isAskedForUntilItIsThere() {
    collector.post(batch("b-event").count(event("total"), 7).snapshot("s-1", event("total")));
    String id = collector.json("/api/v1/events").at("/events/0/id").asText();

    assertThat(change("/api/v1/events/" + id + "/record").statusCode()).isEqualTo(204);
    JsonNode wish = contact().at("/forced/0");
    assertThat(wish.at("/event/types/0").asText()).isEqualTo("com.acme.OrderException");
    assertThat(wish.at("/event/location/class").asText()).isEqualTo("com.acme.Shop");
    assertThat(wish.at("/event/location/method").asText()).isEqualTo("total");
    assertThat(otherService().has("forced")).isFalse();

    JsonNode again = contact().at("/forced/0");
    assertThat(again.get("id")).isEqualTo(wish.get("id"));
    change("/api/v1/events/" + id + "/record");
    assertThat(contact().at("/forced/0/id")).isNotEqualTo(wish.get("id"));
    assertThat(contact().get("forced")).hasSize(1);

    BatchJson forced = batch("b-forced").snapshot("s-2", event("total"));
    ((ObjectNode) forced.snapshots().get(0)).put("trigger", "forced");
    assertThat(RunningCollector.json(collector.post(forced)).at("/settings/forced").isMissingNode())
        .isTrue();
    assertThat(contact().has("forced")).isFalse();
  }

  @Test
  void whatIsWrong_isNamed() {
    assertThat(detail(change("/api/v1/services/recording?recording=maybe&" + SHOP)))
        .isEqualTo("400 recording must be true or false");
    assertThat(detail(change("/api/v1/services/recording?recording=true&service=shop")))
        .isEqualTo("400 service and environment must be given");
    assertThat(detail(change("/api/v1/services/recording?recording=true&service=x&environment=y")))
        .isEqualTo("404 there is no monitored service of this name");
    assertThat(change("/api/v1/events/nothing/record").statusCode()).isEqualTo(404);
    assertThat(detail(change("/api/v1/services/redaction?names=" + "n".repeat(101) + "&" + SHOP)))
        .startsWith("400 names must be at most 200");
  }

  private JsonNode contact() {
    return settings(batch("b-" + ++batches).count(event("seldom"), 1));
  }

  private JsonNode otherService() {
    BatchJson other = batch("o-" + ++batches).count(event("seldom"), 1);
    other.agent().put("service", "other");
    return settings(other);
  }

  private JsonNode settings(BatchJson batch) {
    return Objects.requireNonNull(RunningCollector.json(collector.post(batch)).get("settings"));
  }

  private HttpResponse<String> change(String path) {
    return collector.send(collector.authorized(path).POST(BodyPublishers.noBody()));
  }

  private static String detail(HttpResponse<String> response) {
    return response.statusCode() + " " + RunningCollector.json(response).get("detail").asText();
  }
}
