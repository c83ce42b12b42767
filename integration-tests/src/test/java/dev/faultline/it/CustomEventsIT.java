// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A program that tells of itself by {@code agent-api}, on each JDK. */
class CustomEventsIT {

  private static final String STORM = "1000000";
  private static final String SECRET = "Xq7vZt3kLm";

  @TempDir Path folder;

  static Stream<Path> jdks() throws IOException {
    return Jdks.homes().stream();
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void events_haveNamesDataContextAndVariables_andTheProgramSeesNothingOfIt(Path jdk)
      throws Exception {
    String classPath = classPath();
    Run without =
        new AgentJvm(folder, jdk).withoutAgent().runCompiled(classPath, "shop.CustomShop", STORM);
    try (RunningCollector collector = new RunningCollector(folder)) {
      AgentJvm jvm =
          new AgentJvm(folder, jdk)
              .collector(collector.url(), RunningCollector.TOKEN)
              .setting("shutdown.flush", "20s");
      Run run = jvm.runCompiled(classPath, "shop.CustomShop", STORM);
      assertThat(run).isEqualTo(without);
      assertThat(run.out()).contains("closed").doesNotContain("was called");

      JsonNode events = collector.events(found -> found.size() == 5);
      assertThat(events).as("%s", events).hasSize(5);
      for (JsonNode event : events) {
        assertThat(event.path("kind").asText()).isEqualTo("CUSTOM");
        JsonNode snapshot = collector.firstSnapshot(event);
        assertThat(snapshot.toString()).doesNotContain(SECRET);
        assertThat(snapshot.at("/logs/0/message").asText()).isEqualTo("opened");
      }
      declined(collector, named(events, "payment-declined"));
      failed(collector, named(events, "shipping-failed"));
      assertThat(named(events, "plugin-loaded").path("count").asLong()).isEqualTo(1);
      assertThat(named(events, "storm").path("count").asLong()).isEqualTo(Long.parseLong(STORM));
      assertThat(jvm.agentLog()).doesNotContain("failed").doesNotContain("left as it");
    }
  }

  private static void declined(RunningCollector collector, JsonNode event) throws Exception {
    assertThat(event.path("count").asLong()).isEqualTo(5);
    JsonNode snapshot = collector.firstSnapshot(event);
    assertThat(snapshot.at("/event/location/method").asText()).isEqualTo("decline");
    JsonNode trace = snapshot.at("/exceptions/0");
    assertThat(trace.path("relation").asText()).isEqualTo("statement");
    assertThat(trace.path("message").asText()).isEqualTo("payment-declined");
    assertThat(of(frame(trace, "decline").path("variables"), "card").path("value").asText())
        .isEqualTo("card 1");
    assertThat(of(frame(trace, "decline").path("variables"), "reason").path("value").asText())
        .isEqualTo("declined 1");
    assertThat(snapshot.at("/context/tenant").asText()).isEqualTo("acme");
    assertThat(snapshot.at("/context/order").asText()).isEqualTo("shop.CustomShop$Order");
    assertThat(snapshot.path("context").has("apiKey")).isTrue();
    JsonNode data = snapshot.path("data");
    assertThat(of(data, "amount").path("value").asText()).isEqualTo("12.5");
    assertThat(of(of(data, "order").path("fields"), "number").path("value").asText())
        .isEqualTo("1");
    assertThat(of(data, "password").path("kind").asText()).isEqualTo("redacted");
  }

  private static void failed(RunningCollector collector, JsonNode event) throws Exception {
    assertThat(event.path("count").asLong()).isEqualTo(1);
    JsonNode snapshot = collector.firstSnapshot(event);
    assertThat(snapshot.at("/event/location/method").asText()).isEqualTo("ship");
    assertThat(snapshot.at("/exceptions/0/type").asText())
        .isEqualTo("java.lang.IllegalStateException");
    JsonNode thrown = frame(snapshot.at("/exceptions/0"), "ship");
    assertThat(of(thrown.path("variables"), "address").path("value").asText())
        .isEqualTo("street 7");
    JsonNode trace = snapshot.at("/exceptions/1");
    assertThat(trace.path("message").asText()).isEqualTo("shipping-failed");
    assertThat(frame(trace, "main").path("variables").size()).isPositive();
    assertThat(of(snapshot.path("data"), "order").path("value").asText()).isEqualTo("7");
    assertThat(snapshot.at("/logs/1/message").asText()).isEqualTo("order 7 failed");
  }

  private static JsonNode named(JsonNode events, String name) {
    for (JsonNode event : events) {
      if (event.path("name").asText().equals(name)) {
        return event;
      }
    }
    throw new AssertionError("no event " + name + ": " + events);
  }

  private static JsonNode frame(JsonNode trace, String method) {
    for (JsonNode frame : trace.path("frames")) {
      if (frame.path("method").asText().equals(method)) {
        return frame;
      }
    }
    throw new AssertionError("no frame of " + method + " in " + trace);
  }

  private static JsonNode of(JsonNode values, String name) {
    for (JsonNode value : values) {
      if (value.path("name").asText().equals(name)) {
        return value;
      }
    }
    throw new AssertionError("no " + name + " in " + values);
  }

  private String classPath() throws IOException {
    Path api = Artifacts.apiJar();
    Path classes = Files.createDirectories(folder.resolve("classes"));
    List<String> options = new ArrayList<>(List.of("-g", "--release", "8", "-Xlint:-options"));
    options.addAll(List.of("-d", classes.toString(), "-cp", api.toString()));
    options.add("src/test/programs/api/CustomShop.java");
    int status =
        ToolProvider.getSystemJavaCompiler().run(null, null, null, options.toArray(String[]::new));
    assertThat(status).isZero();
    return api + File.pathSeparator + classes;
  }
}
