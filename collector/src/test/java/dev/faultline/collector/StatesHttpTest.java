// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector;

import static dev.faultline.collector.BatchJson.batch;
import static dev.faultline.collector.BatchJson.event;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Events are resolved, hidden and restored through the API, and by the forms of pages. */
class StatesHttpTest {

  private static final String PATH = "/api/v1/events/state";

  private RunningCollector collector;

  @BeforeEach
  void start(@TempDir Path directory) {
    collector = RunningCollector.in(directory.resolve("data"));
    collector.post(
        batch("b-1").count(event("one"), 1).count(event("two"), 2).count(event("three"), 3));
  }

  @AfterEach
  void stop() {
    collector.close();
  }

  private String id(String method) {
    return collector.json("/api/v1/events?text=shop." + method).at("/events/0/id").asText();
  }

  private String state(String id) {
    return collector.json("/api/v1/events/" + id).get("state").asText();
  }

  private HttpResponse<String> change(String query) {
    return collector.send(collector.authorized(PATH + query).POST(BodyPublishers.noBody()));
  }

  private HttpResponse<String> form(String fields) {
    return collector.send(
        collector
            .authorized(PATH)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(fields)));
  }

  @Test
  void many_areChangedAtOnce() {
    String one = id("one");
    String two = id("two");
    HttpResponse<String> answer =
        change("?action=resolve&event=" + one + "&event=" + two + "&event=nothing");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(RunningCollector.json(answer).get("changed").asInt()).isEqualTo(2);
    assertThat(state(one)).isEqualTo("RESOLVED");
    assertThat(state(two)).isEqualTo("RESOLVED");
    assertThat(collector.json("/api/v1/events?state=resolved").get("events")).hasSize(2);
  }

  @Test
  void hiddenEvent_hasItsPage_whichSaysSo_withItsHistory() {
    String one = id("one");
    form("action=hide&event=" + one + "&back=%2Fevents%2F" + one);
    assertThat(collector.get("/events").body()).doesNotContain("/events/" + one);
    String page = collector.get("/events/" + one).body();
    assertThat(page)
        .contains(">Hidden</span>")
        .contains("Show again")
        .contains("<strong>Hidden</strong> by token");
    form("action=restore&event=" + one + "&back=%2Fevents%2F" + one);
    assertThat(collector.get("/events").body()).contains("/events/" + one);
  }

  @Test
  void form_leadsBack_butNowhereElse() {
    String one = id("one");
    HttpResponse<String> back =
        form("action=resolve&event=" + one + "&back=%2Fevents%3Fsort%3DCOUNT");
    assertThat(back.statusCode()).isEqualTo(303);
    assertThat(back.headers().firstValue("location"))
        .hasValueSatisfying(to -> assertThat(to).endsWith("/events?sort=COUNT"));
    for (String elsewhere :
        new String[] {"%2F%2Fevil.example", "https%3A%2F%2Fevil.example", "%2F%5Cevil.example"}) {
      assertThat(form("action=restore&event=" + one + "&back=" + elsewhere).statusCode())
          .isEqualTo(200);
    }
  }

  @Test
  void whatIsWrong_isNamed() {
    assertThat(RunningCollector.json(change("?action=delete&event=x")).get("detail").asText())
        .isEqualTo("action: must be resolve, hide or restore");
    assertThat(RunningCollector.json(change("?action=hide")).get("detail").asText())
        .isEqualTo("event: must be given, at most 500 times");
  }

  @Test
  void requestWithoutToken_changesNothing() {
    String one = id("one");
    HttpResponse<String> answer =
        collector.send(
            collector.request(PATH + "?action=hide&event=" + one).POST(BodyPublishers.noBody()));
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(state(one)).isEqualTo("NEW");
  }
}
