// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What fails while the JDK's own server handles requests, on each JDK. */
class RequestsIT {

  @TempDir Path folder;

  static List<Path> homes() throws Exception {
    return Jdks.homes();
  }

  @ParameterizedTest
  @MethodSource("homes")
  void requests_areRecordedWithWhatFails_andAnswersWithAnErrorAreEvents(Path jdk) throws Exception {
    Run without = new AgentJvm(folder, jdk).withoutAgent().run("requests/JdkServerShop");
    try (RunningCollector collector = new RunningCollector(folder)) {
      AgentJvm jvm =
          new AgentJvm(folder, jdk)
              .collector(collector.url(), RunningCollector.TOKEN)
              .setting("shutdown.flush", "10s");
      Run run = jvm.run("requests/JdkServerShop");
      assertThat(run.status()).isEqualTo(0);
      assertThat(run.out()).isEqualTo(without.out());

      JsonNode events = collector.events(found -> found.size() >= 10);
      answered(collector, named(events, "GET /busy 503"));
      causedByWhatWasCaught(collector, events, named(events, "GET /handled/* 500"));
      failed(collector, ofKind(events, "UNCAUGHT"));
      JsonNode logged = ofKind(events, "LOGGED_ERROR");
      assertThat(logged.at("/entryPoint/name").asText()).isEqualTo("GET /logged/*");
      assertThat(collector.firstSnapshot(logged).at("/request/status").asInt()).isEqualTo(500);
      asked(collector, events);
      for (String ofTask :
          List.of("java.lang.UnsupportedOperationException", "java.lang.ArithmeticException")) {
        assertThat(ofType(events, ofTask).at("/entryPoint/name").asText()).isEqualTo("GET /tasks");
      }
      // what the log tells of is no event again
      assertThat(events).noneMatch(event -> event.path("name").asText().contains("/logged"));
      assertThat(jvm.agentLog()).doesNotContain("A recording failed").doesNotContain("left as it");
    }
    try (Stream<Path> files = Files.walk(folder.resolve("data"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(new String(Files.readAllBytes(file), "ISO-8859-1"))
            .as("%s", file)
            .doesNotContain("hunter2hunter2")
            .doesNotContain("Xq7vZt3kLm");
      }
    }
  }

  private static void answered(RunningCollector collector, JsonNode event) throws Exception {
    assertThat(event.path("kind").asText()).isEqualTo("HTTP_ERROR");
    assertThat(event.path("count").asInt()).isEqualTo(5);
    assertThat(event.at("/location/method").asText()).isEqualTo("answer");
    JsonNode snapshot = collector.firstSnapshot(event);
    assertThat(snapshot.at("/exceptions/0/relation").asText()).isEqualTo("statement");
    JsonNode request = snapshot.path("request");
    assertThat(request.path("direction").asText()).isEqualTo("incoming");
    assertThat(request.path("method").asText()).isEqualTo("GET");
    assertThat(request.path("path").asText()).isEqualTo("/busy");
    assertThat(request.path("query").asText()).isEqualTo("order=o-1&password=«redacted»");
    assertThat(request.path("status").asInt()).isEqualTo(503);
    assertThat(request.at("/headers/x-tenant").asText()).isEqualTo("acme");
    assertThat(request.at("/headers/authorization").asText()).isEqualTo("«redacted»");
    assertThat(snapshot.at("/trace/traceId").asText())
        .isEqualTo("4bf92f3577b34da6a3ce929d0e0e4736");
    assertThat(snapshot.at("/trace/spanId").asText()).isEqualTo("00f067aa0ba902b7");
    assertThat(snapshot.at("/entryPoint/name").asText()).isEqualTo("GET /busy");
  }

  private static void causedByWhatWasCaught(
      RunningCollector collector, JsonNode events, JsonNode answer) throws Exception {
    assertThat(answer.path("count").asInt()).isEqualTo(2);
    JsonNode caught = ofType(events, "java.lang.IllegalArgumentException");
    assertThat(caught.path("kind").asText()).isEqualTo("CAUGHT");
    assertThat(collector.firstSnapshot(answer).path("causedBy"))
        .isEqualTo(collector.firstSnapshot(caught).path("event"));
    assertThat(collector.page(answer.at("/links/page").asText()))
        .contains("href=\"" + caught.at("/links/page").asText() + "\"");
  }

  /** What the program itself gets as a client; the server's port differs. */
  private static void asked(RunningCollector collector, JsonNode events) throws Exception {
    JsonNode event =
        Stream.iterate(0, i -> i < events.size(), i -> i + 1)
            .map(events::get)
            .filter(e -> e.path("name").asText().matches("GET http://127.0.0.1:[0-9]+ 503"))
            .findFirst()
            .orElseThrow(() -> new AssertionError(events.toString()));
    assertThat(event.path("kind").asText()).isEqualTo("HTTP_ERROR");
    assertThat(event.path("count").asInt()).isEqualTo(5);
    assertThat(event.at("/location/method").asText()).isEqualTo("ask");
    JsonNode request = collector.firstSnapshot(event).path("request");
    assertThat(request.path("direction").asText()).isEqualTo("outgoing");
    assertThat(request.path("url").asText()).matches("http://127.0.0.1:[0-9]+/busy");
    assertThat(request.path("query").asText()).isEqualTo("order=o-1&password=«redacted»");
    assertThat(request.path("status").asInt()).isEqualTo(503);
  }

  private static void failed(RunningCollector collector, JsonNode event) throws Exception {
    assertThat(event.path("type").asText()).isEqualTo("java.lang.IllegalStateException");
    JsonNode snapshot = collector.firstSnapshot(event);
    assertThat(snapshot.at("/entryPoint/kind").asText()).isEqualTo("request");
    assertThat(snapshot.at("/request/query").asText())
        .isEqualTo("coupon=summer&api%5Fkey=«redacted»");
  }

  private static JsonNode named(JsonNode events, String name) {
    return only(events, "/name", name);
  }

  private static JsonNode ofKind(JsonNode events, String kind) {
    return only(events, "/kind", kind);
  }

  private static JsonNode ofType(JsonNode events, String type) {
    return only(events, "/type", type);
  }

  private static JsonNode only(JsonNode events, String field, String value) {
    List<JsonNode> found =
        Stream.iterate(0, i -> i < events.size(), i -> i + 1)
            .map(events::get)
            .filter(event -> event.at(field).asText().equals(value))
            .toList();
    assertThat(found).as("%s %s in %s", field, value, events).hasSize(1);
    return found.get(0);
  }
}
