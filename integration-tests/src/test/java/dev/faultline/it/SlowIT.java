// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Calls that take too long, on each JDK. */
class SlowIT {

  @TempDir Path folder;

  static List<Path> homes() throws Exception {
    return Jdks.homes();
  }

  @ParameterizedTest
  @MethodSource("homes")
  void callsThatTakeTooLong_areEvents_thatTellWhereTheTimeWent(Path jdk) throws Exception {
    try (RunningCollector collector = new RunningCollector(folder)) {
      AgentJvm jvm =
          new AgentJvm(folder, jdk)
              .collector(collector.url(), RunningCollector.TOKEN)
              .setting("slow.methods", "SlowShop$Reports.yearly:200ms,SlowShop$Reports.fail:200ms")
              .setting("shutdown.flush", "10s");
      Run run = jvm.run("requests/SlowShop");
      assertThat(run.status()).isEqualTo(0);
      assertThat(run.out()).endsWith("200 /orders/62\n2044\n2045\nno report\n");

      JsonNode events = collector.events(found -> found.size() >= 4);
      assertThat(named(events, "SlowShop$Reports.fail").path("count").asInt()).isEqualTo(1);
      request(collector, named(events, "GET /orders/*"));
      method(collector, named(events, "SlowShop$Reports.yearly"));
      assertThat(jvm.agentLog()).doesNotContain("A recording failed").doesNotContain("not timed");
    }
  }

  private static void request(RunningCollector collector, JsonNode event) throws Exception {
    assertThat(event.path("kind").asText()).isEqualTo("SLOW");
    assertThat(event.path("count").asInt()).isEqualTo(2);
    assertThat(event.at("/location/method").asText()).isEqualTo("handle");
    JsonNode snapshot = collector.firstSnapshot(event);
    assertThat(snapshot.at("/outcome/kind").asText()).isEqualTo("slow");
    assertThat(snapshot.at("/request/path").asText()).isEqualTo("/orders/61");
    JsonNode profile = snapshot.path("profile");
    assertThat(profile.path("durationMillis").asLong()).isBetween(2_200L, 9_000L);
    assertThat(profile.path("thresholdMillis").asLong()).isBetween(1_000L, 2_199L);
    assertThat(profile.path("learned").asBoolean()).isTrue();
    assertThat(profile.path("running").asBoolean()).isFalse();
    assertThat(profile.path("samples").asInt()).isGreaterThan(5);
    assertThat(profile.path("waitingMillis").asLong()).isGreaterThan(800);
    assertThat(timeOf(profile, "of")).isGreaterThan(800);
    assertThat(methods(snapshot.at("/exceptions/0/frames")))
        .containsSubsequence("sleep", "of", "stock", "handle");
    assertThat(snapshot.at("/exceptions/0/message").asText()).startsWith("took 2.");
    String page = collector.page(event.at("/links/page").asText());
    assertThat(page).contains("Where the time went").contains("SlowShop.Pause.of");
  }

  private static void method(RunningCollector collector, JsonNode event) throws Exception {
    assertThat(event.path("kind").asText()).isEqualTo("SLOW");
    assertThat(event.path("count").asInt()).isEqualTo(1);
    assertThat(event.at("/location/method").asText()).isEqualTo("yearly");
    JsonNode snapshot = collector.firstSnapshot(event);
    assertThat(snapshot.at("/profile/learned").asBoolean()).isFalse();
    List<String> variables = new ArrayList<>();
    for (JsonNode frame : snapshot.at("/exceptions/0/frames")) {
      for (JsonNode variable : frame.path("variables")) {
        variables.add(variable.path("name").asText() + "=" + variable.path("value").asText());
      }
    }
    assertThat(variables)
        .contains("year=2026", "tenant=acme", "share=0.5", "wait=600")
        .noneMatch(variable -> variable.contains("hunter2"));
  }

  private static long timeOf(JsonNode profile, String method) {
    long millis = 0;
    for (JsonNode node : profile.path("tree")) {
      millis += node.path("method").asText().equals(method) ? node.path("millis").asLong() : 0;
    }
    return millis;
  }

  private static List<String> methods(JsonNode frames) {
    List<String> methods = new ArrayList<>();
    for (JsonNode frame : frames) {
      methods.add(frame.path("method").asText());
    }
    return methods;
  }

  private static JsonNode named(JsonNode events, String name) {
    for (JsonNode event : events) {
      if (event.path("name").asText().equals(name)) {
        return event;
      }
    }
    throw new AssertionError(name + " in " + events);
  }
}
