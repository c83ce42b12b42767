// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
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
 * Spring WebFlux 5.3, 6.2 and 7 on Reactor Netty 1.0, 1.2 and 1.3: what fails, and for which
 * request.
 */
class WebFluxIT {

  private static final Pattern NOT_REACTIVE = Pattern.compile("tomcat-embed|jetty|undertow");

  private static final List<String> ANSWERS =
      List.of(
          "200 /fine/1",
          "200 /fine/2",
          "200 /fine/3",
          "500 /orders/17",
          "500 /mapped/2",
          "500 /elastic/3",
          "500 /delayed/4",
          "503 /advised/5",
          "503 /advised/6",
          "500 /asked/7",
          "503 /busy/1",
          "503 /busy/2",
          "503 /busy/3",
          "503 /busy/4",
          "503 /busy/5",
          "closing");

  @TempDir Path folder;

  static Stream<Arguments> versions() throws IOException {
    List<Path> homes = Jdks.homes();
    return Stream.of(
        Arguments.of("boot-2.7", "8", homes.get(0)),
        Arguments.of("boot-3.5", "17", Path.of(System.getProperty("java.home"))),
        Arguments.of("boot-4.1", "17", homes.get(homes.size() - 1)));
  }

  @ParameterizedTest
  @MethodSource("versions")
  void failures_areOneEventEach_ofTheRequestThatTheyAreOf(String version, String release, Path jdk)
      throws Exception {
    String classPath =
        new FrameworkProgram(folder, "boot/BootFlux.java")
            .libraries(version, jar -> !NOT_REACTIVE.matcher(jar).find())
            .compile(release);
    try (RunningCollector collector = new RunningCollector(folder)) {
      AgentJvm jvm =
          new AgentJvm(folder, jdk)
              .collector(collector.url(), RunningCollector.TOKEN)
              .setting("shutdown.flush", "20s");
      Run run =
          jvm.runCompiled(
              classPath,
              "shop.BootFlux",
              "--server.port=0",
              "--spring.main.web-application-type=reactive",
              "--logging.level.root=WARN",
              "--spring.main.banner-mode=off");
      assertThat(run.status()).as("%s", run).isEqualTo(0);
      assertThat(run.out().lines().filter(line -> line.matches("[0-9]{3} /.*|closing")))
          .containsExactlyElementsOf(ANSWERS);

      Map<String, JsonNode> events = events(collector);
      assertThat(events.keySet())
          .as("%s", events)
          .containsExactlyInAnyOrder(
              "order IllegalStateException",
              "price ArithmeticException",
              "stock NoSuchElementException",
              "line ArrayIndexOutOfBoundsException",
              "pay BootFlux$PaymentException",
              "parse NumberFormatException",
              "busy GET /busy/{id} 503");
      failed(collector, events, "order IllegalStateException", "GET /orders/{id}", 500);
      failed(collector, events, "price ArithmeticException", "GET /mapped/{id}", 500);
      failed(collector, events, "stock NoSuchElementException", "GET /elastic/{id}", 500);
      failed(collector, events, "line ArrayIndexOutOfBoundsException", "GET /delayed/{id}", 500);
      failed(collector, events, "pay BootFlux$PaymentException", "GET /advised/{id}", 503);
      failed(collector, events, "parse NumberFormatException", "GET /asked/{id}", 500);
      JsonNode busy = events.get("busy GET /busy/{id} 503");
      assertThat(busy.path("kind").asText()).isEqualTo("HTTP_ERROR");
      assertThat(busy.path("count").asInt()).isEqualTo(5);
      assertThat(jvm.agentLog())
          .doesNotContain("A recording failed")
          .doesNotContain("left as it")
          .doesNotContain("is not the one");
    }
  }

  private static void failed(
      RunningCollector collector,
      Map<String, JsonNode> events,
      String event,
      String entryPoint,
      int status)
      throws Exception {
    JsonNode found = events.get(event);
    assertThat(found.at("/location/class").asText()).startsWith("shop.BootFlux$OrderController");
    assertThat(found.at("/entryPoint/name").asText()).isEqualTo(entryPoint);
    JsonNode snapshot = collector.firstSnapshot(found);
    JsonNode request = snapshot.path("request");
    assertThat(request.path("route").asText()).isEqualTo(entryPoint.substring("GET ".length()));
    assertThat(request.at("/headers/x-tenant").asText()).isEqualTo("acme");
    assertThat(request.at("/headers/cookie").asText()).isEqualTo("«redacted»");
    assertThat(request.path("status").asInt()).isIn(0, status);
    assertThat(snapshot.at("/trace/traceId").asText())
        .isEqualTo("4bf92f3577b34da6a3ce929d0e0e4736");
  }

  /** By method and what they are called, but for what the program itself gets as a client. */
  private static Map<String, JsonNode> events(RunningCollector collector) throws Exception {
    Map<String, JsonNode> found = new TreeMap<>();
    for (JsonNode event : collector.events(all -> all.size() >= 7)) {
      String type = event.path("type").asText("");
      String what = type.isEmpty() ? event.path("name").asText("") : type.replaceAll(".*\\.", "");
      if (!what.startsWith("GET http:") && !event.path("kind").asText().equals("SLOW")) {
        JsonNode other = found.put(event.at("/location/method").asText() + " " + what, event);
        assertThat(other).as("%s", event).isNull();
      }
    }
    return found;
  }
}
