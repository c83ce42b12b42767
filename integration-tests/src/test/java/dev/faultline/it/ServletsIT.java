// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Servlets that answer later, on Tomcat 7 and 11, Jetty 9.4 and 12.1, Undertow 1.4 and 2.3, and
 * resources of Jersey 2 and 4 and RESTEasy 3 and 7 in them.
 */
class ServletsIT {

  private static final Map<String, Pattern> OTHERS =
      Map.of(
          "Tomcat", Pattern.compile("jetty|undertow|servlet-api|servlet-api_"),
          "Jetty", Pattern.compile("tomcat-embed-core|undertow"),
          "Undertow", Pattern.compile("tomcat-embed-core|jetty"));

  private static final List<String> ANSWERS =
      List.of(
          "200 /later/fine",
          "200 /later/fine",
          "200 /later/fine",
          "503 /later/busy",
          "503 /later/busy",
          "503 /later/busy",
          "503 /later/busy",
          "500 /later/caught",
          "500 /later/dispatched",
          "200 /later/slow",
          "200 /now/fine",
          "500 /jersey/orders/17",
          "503 /jersey/busy/18",
          "500 /resteasy/stock/19",
          "507 /resteasy/full/20",
          "closed");

  @TempDir Path folder;

  static Stream<Arguments> servers() throws Exception {
    List<Path> homes = Jdks.homes();
    Path oldest = homes.get(0);
    Path current = Path.of(System.getProperty("java.home"));
    Path newest = homes.get(homes.size() - 1);
    return Stream.of(
        Arguments.of("servers-oldest", "Tomcat", oldest),
        Arguments.of("servers-newest", "Tomcat", newest),
        Arguments.of("servers-oldest", "Jetty", oldest),
        Arguments.of("servers-newest", "Jetty", current),
        Arguments.of("servers-oldest", "Undertow", oldest),
        Arguments.of("servers-newest", "Undertow", newest));
  }

  @ParameterizedTest
  @MethodSource("servers")
  void answersThatComeLater_areOfTheirRequests_andResourcesHaveRoutes(
      String libraries, String server, Path jdk) throws Exception {
    FrameworkProgram program =
        new FrameworkProgram(
                folder, "servlets/ServletShop.java", "servlets/" + server + "Shop.java")
            .libraries(libraries, jar -> !OTHERS.get(server).matcher(jar).find());
    boolean isOld = libraries.equals("servers-oldest");
    if (!isOld) {
      program
          .replacing("javax.servlet", "jakarta.servlet")
          .replacing("javax.ws", "jakarta.ws")
          .replacing("addServletMapping(", "addServletMappingDecoded(")
          .replacing("org.eclipse.jetty.servlet", "org.eclipse.jetty.ee11.servlet");
    }
    String classPath = program.compile(isOld ? "8" : "17");
    try (RunningCollector collector = new RunningCollector(folder)) {
      AgentJvm jvm =
          new AgentJvm(folder, jdk)
              .collector(collector.url(), RunningCollector.TOKEN)
              .setting("slow.threshold", "2s")
              .setting("shutdown.flush", "20s");
      Run run =
          jvm.runCompiled(
              classPath,
              "shop." + server + "Shop",
              Files.createDirectories(folder.resolve("base")).toString());
      assertThat(run.status()).as("%s", run).isEqualTo(0);
      assertThat(run.out().lines()).as("%s", run).containsExactlyElementsOf(ANSWERS);

      Map<String, JsonNode> events = events(collector);
      assertThat(events.keySet())
          .as("%s", events)
          .containsExactlyInAnyOrder(
              "work GET /later/busy 503",
              "work GET /later/caught 500",
              "lambda$doGet$0 GET /later/slow",
              "reserve IllegalArgumentException",
              "ship UnsupportedOperationException",
              "find IllegalStateException",
              "answer GET /busy/{id} 503",
              "count ArithmeticException",
              "answer GET /full/{id} 507");
      later(collector, events.get("work GET /later/busy 503"));
      waited(collector, events.get("lambda$doGet$0 GET /later/slow"));
      JsonNode caught = events.get("reserve IllegalArgumentException");
      assertThat(caught.at("/entryPoint/name").asText()).isEqualTo("GET /later/caught");
      JsonNode answer = events.get("work GET /later/caught 500");
      assertThat(collector.page(answer.at("/links/page").asText()))
          .contains("href=\"" + caught.at("/links/page").asText() + "\"");
      failed(
          collector,
          events.get("ship UnsupportedOperationException"),
          "GET /later/dispatched",
          "/later/dispatched");
      failed(
          collector,
          events.get("find IllegalStateException"),
          "GET /orders/{id}",
          "/jersey/orders/17");
      failed(
          collector,
          events.get("count ArithmeticException"),
          "GET /stock/{id}",
          "/resteasy/stock/19");
      assertThat(jvm.agentLog())
          .doesNotContain("A recording failed")
          .doesNotContain("left as it")
          .doesNotContain("is not the one");
    }
  }

  private static void later(RunningCollector collector, JsonNode event) throws Exception {
    assertThat(event.path("kind").asText()).isEqualTo("HTTP_ERROR");
    assertThat(event.path("count").asInt()).isEqualTo(4);
    JsonNode request = collector.firstSnapshot(event).path("request");
    assertThat(request.path("status").asInt()).isEqualTo(503);
    assertThat(request.path("query").asText()).matches("order=[1-4]");
    assertThat(request.at("/headers/x-tenant").asText()).isEqualTo("acme");
  }

  private static void waited(RunningCollector collector, JsonNode event) throws Exception {
    assertThat(event.path("kind").asText()).isEqualTo("SLOW");
    JsonNode snapshot = collector.firstSnapshot(event);
    assertThat(snapshot.at("/request/query").asText()).isEqualTo("order=8");
    assertThat(snapshot.at("/profile/waitingMillis").asLong()).isBetween(1_000L, 2_600L);
    assertThat(collector.page(event.at("/links/page").asText()))
        .contains("no thread worked for it");
  }

  private static void failed(
      RunningCollector collector, JsonNode event, String entryPoint, String path) throws Exception {
    assertThat(event.path("count").asInt()).isEqualTo(1);
    assertThat(event.at("/entryPoint/name").asText()).isEqualTo(entryPoint);
    JsonNode request = collector.firstSnapshot(event).path("request");
    assertThat(request.path("path").asText()).isEqualTo(path);
    assertThat(request.path("status").asInt()).isEqualTo(500);
  }

  /** By method and what they are called, but for what the program itself gets as a client. */
  private static Map<String, JsonNode> events(RunningCollector collector) throws Exception {
    Map<String, JsonNode> found = new TreeMap<>();
    for (JsonNode event : collector.events(all -> all.size() >= 12)) {
      String type = event.path("type").asText("");
      String what = type.isEmpty() ? event.path("name").asText("") : type.replaceAll(".*\\.", "");
      // the first requests may be slow
      boolean isOther =
          what.startsWith("GET http:")
              || event.path("kind").asText().equals("SLOW") && !what.equals("GET /later/slow");
      if (!isOther) {
        String method = event.at("/location/method").asText();
        JsonNode other = found.put((method + " " + what).trim(), event);
        assertThat(other).as("%s", event).isNull();
      }
    }
    return found;
  }
}
