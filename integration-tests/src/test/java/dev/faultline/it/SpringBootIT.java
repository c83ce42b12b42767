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
 * The same failures through Spring Boot 2.7, 3.5 and 4.1 on each server that it embeds: Tomcat 9,
 * 10.1 and 11, Jetty 9.4, 12.0 and 12.1, Undertow 2.2 and 2.3.
 */
class SpringBootIT {

  private static final Map<String, Pattern> OTHER_SERVERS =
      Map.of(
          "tomcat", Pattern.compile("jetty|undertow"),
          "jetty", Pattern.compile("tomcat-embed-(core|web)|(starter|boot)-tomcat|undertow"),
          "undertow", Pattern.compile("tomcat-embed-(core|web)|(starter|boot)-tomcat|jetty"));

  private static final List<String> ANSWERS =
      List.of(
          "200 /fine/1",
          "200 /fine/2",
          "200 /fine/3",
          "500 /orders/17",
          "503 /advised/4",
          "503 /advised/5",
          "503 /busy/1",
          "503 /busy/2",
          "503 /busy/3",
          "503 /busy/4",
          "503 /busy/5",
          "500 /handled/3",
          "200 /notified/9",
          "200 /queued/6",
          "500 /supplied/8",
          "200 /slow/7",
          "closing");

  @TempDir Path folder;

  static Stream<Arguments> versions() throws IOException {
    List<Path> homes = Jdks.homes();
    Path oldest = homes.get(0);
    Path current = Path.of(System.getProperty("java.home"));
    Path newest = homes.get(homes.size() - 1);
    return Stream.of(
        Arguments.of("boot-2.7", "tomcat", oldest),
        Arguments.of("boot-2.7", "jetty", current),
        Arguments.of("boot-2.7", "undertow", current),
        Arguments.of("boot-3.5", "tomcat", current),
        Arguments.of("boot-3.5", "jetty", newest),
        Arguments.of("boot-3.5", "undertow", current),
        Arguments.of("boot-4.1", "tomcat", newest),
        Arguments.of("boot-4.1", "jetty", current));
  }

  @ParameterizedTest
  @MethodSource("versions")
  void failures_areOneEventEach_locatedInTheApplication(String version, String server, Path jdk)
      throws Exception {
    String classPath =
        new FrameworkProgram(folder, "boot/BootShop.java")
            .libraries(version, jar -> !OTHER_SERVERS.get(server).matcher(jar).find())
            .compile(version.equals("boot-2.7") ? "8" : "17");
    try (RunningCollector collector = new RunningCollector(folder)) {
      AgentJvm jvm =
          new AgentJvm(folder, jdk)
              .collector(collector.url(), RunningCollector.TOKEN)
              .setting("slow.threshold", "2s")
              .setting("shutdown.flush", "20s");
      Run run =
          jvm.runCompiled(
              classPath,
              "shop.BootShop",
              "--server.port=0",
              "--logging.level.root=WARN",
              "--spring.main.banner-mode=off");
      assertThat(run.status()).as("%s", run).isEqualTo(0);
      assertThat(run.out().lines().filter(line -> line.matches("[0-9]{3} /.*|closing")))
          .containsExactlyElementsOf(ANSWERS);

      Map<String, JsonNode> events = events(collector);
      assertThat(events.keySet())
          .as("%s", events)
          .containsExactlyInAnyOrder(
              "find IllegalStateException",
              "pay BootShop$PaymentException",
              "refuse IllegalArgumentException",
              "reserve NoSuchElementException",
              "price CompletionException",
              "send UnsupportedOperationException",
              "report ArrayIndexOutOfBoundsException",
              "busy GET /busy/{id} 503",
              "handled GET /handled/{id} 500",
              "slow GET /slow/{id}");
      thrown(collector, events.get("find IllegalStateException"));
      advised(collector, events.get("pay BootShop$PaymentException"));
      answered(collector, events.get("busy GET /busy/{id} 503"));
      caught(
          collector,
          events.get("refuse IllegalArgumentException"),
          events.get("handled GET /handled/{id} 500"));
      ofAnotherThread(
          collector,
          events.get("send UnsupportedOperationException"),
          "address=street 9",
          "GET /notified/{id}");
      ofAnotherThread(
          collector,
          events.get("report ArrayIndexOutOfBoundsException"),
          "lines=12",
          "Nightly.report (scheduled)");
      ofTask(collector, events.get("reserve NoSuchElementException"), "GET /queued/{id}", 200);
      ofTask(collector, events.get("price CompletionException"), "GET /supplied/{id}", 500);
      slow(collector, events.get("slow GET /slow/{id}"));
      assertThat(jvm.agentLog())
          .doesNotContain("A recording failed")
          .doesNotContain("left as it")
          .doesNotContain("is not the one");
    }
  }

  /** Through a CGLIB proxy and a transaction, to the server's error page. */
  private static void thrown(RunningCollector collector, JsonNode event) throws Exception {
    assertThat(event.path("kind").asText()).isIn("UNCAUGHT", "LOGGED_ERROR", "LOGGED_WARNING");
    assertThat(event.at("/location/class").asText()).isEqualTo("shop.BootShop$Orders");
    assertThat(event.at("/entryPoint/name").asText()).isEqualTo("GET /orders/{id}");
    JsonNode snapshot = collector.firstSnapshot(event);
    JsonNode request = snapshot.path("request");
    assertThat(request.path("path").asText()).isEqualTo("/orders/17");
    assertThat(request.path("query").asText()).isEqualTo("coupon=summer");
    assertThat(request.path("route").asText()).isEqualTo("/orders/{id}");
    assertThat(request.path("status").asInt()).isEqualTo(500);
    assertThat(header(request, "x-tenant")).isEqualTo("acme");
    assertThat(header(request, "cookie")).isEqualTo("«redacted»");
    assertThat(snapshot.at("/trace/traceId").asText())
        .isEqualTo("4bf92f3577b34da6a3ce929d0e0e4736");
    assertThat(variable(snapshot, "find", "key")).isEqualTo("o-17");
    assertThat(snapshot.toString()).doesNotContain("Xq7vZt3kLm");
  }

  /** The application's own handler of exceptions makes an answer of it: still one event. */
  private static void advised(RunningCollector collector, JsonNode event) throws Exception {
    assertThat(event.path("kind").asText()).isEqualTo("UNCAUGHT");
    assertThat(event.path("count").asInt()).isEqualTo(2);
    assertThat(collector.firstSnapshot(event).at("/request/status").asInt()).isEqualTo(503);
  }

  private static void answered(RunningCollector collector, JsonNode event) throws Exception {
    assertThat(event.path("kind").asText()).isEqualTo("HTTP_ERROR");
    assertThat(event.path("count").asInt()).isEqualTo(5);
    assertThat(event.at("/location/class").asText()).isEqualTo("shop.BootShop$OrderController");
    assertThat(collector.firstSnapshot(event).at("/request/path").asText()).matches("/busy/[1-5]");
  }

  private static void caught(RunningCollector collector, JsonNode caught, JsonNode answer)
      throws Exception {
    assertThat(caught.path("kind").asText()).isEqualTo("CAUGHT");
    assertThat(answer.path("kind").asText()).isEqualTo("HTTP_ERROR");
    assertThat(collector.firstSnapshot(answer).path("causedBy"))
        .isEqualTo(collector.firstSnapshot(caught).path("event"));
  }

  /** Of an asynchronous method, and of a scheduled one: the framework logs them. */
  private static void ofAnotherThread(
      RunningCollector collector, JsonNode event, String variable, String entryPoint)
      throws Exception {
    assertThat(event.path("kind").asText()).isEqualTo("LOGGED_ERROR");
    assertThat(event.path("count").asInt()).isEqualTo(1);
    JsonNode snapshot = collector.firstSnapshot(event);
    String[] nameAndValue = variable.split("=");
    assertThat(variable(snapshot, event.at("/location/method").asText(), nameAndValue[0]))
        .isEqualTo(nameAndValue[1]);
    assertThat(snapshot.at("/entryPoint/name").asText()).isEqualTo(entryPoint);
  }

  /** What another thread does for a request, while it is being handled. */
  private static void ofTask(
      RunningCollector collector, JsonNode event, String entryPoint, int status) throws Exception {
    assertThat(event.path("count").asInt()).isEqualTo(1);
    JsonNode snapshot = collector.firstSnapshot(event);
    assertThat(snapshot.at("/entryPoint/name").asText()).isEqualTo(entryPoint);
    assertThat(header(snapshot.path("request"), "x-tenant")).isEqualTo("acme");
    assertThat(snapshot.at("/request/status").asInt()).isEqualTo(status);
  }

  /** Located at the controller's method, wherever the time goes. */
  private static void slow(RunningCollector collector, JsonNode event) throws Exception {
    assertThat(event.path("kind").asText()).isEqualTo("SLOW");
    assertThat(event.path("count").asInt()).isEqualTo(1);
    JsonNode snapshot = collector.firstSnapshot(event);
    assertThat(variable(snapshot, "slow", "id")).isEqualTo("7");
    assertThat(snapshot.at("/request/path").asText()).isEqualTo("/slow/7");
    assertThat(snapshot.at("/exceptions/0/frames").findValuesAsText("method"))
        .containsSubsequence("sleep", "count", "slow");
  }

  /** By method and what they are called, but for what the servers themselves log. */
  private static Map<String, JsonNode> events(RunningCollector collector) throws Exception {
    Map<String, JsonNode> found = new TreeMap<>();
    for (JsonNode event : collector.events(all -> all.size() >= 10 && areRecorded(all))) {
      String type = event.path("type").asText("");
      String what = type.isEmpty() ? event.path("name").asText("") : type.replaceAll(".*\\.", "");
      // what the program itself gets from itself is told of in RequestsIT; the first requests may
      // be slow
      boolean isOther =
          what.startsWith("GET http:")
              || event.path("kind").asText().equals("SLOW") && !what.startsWith("GET /slow");
      if (!what.isEmpty() && !isOther) {
        JsonNode other = found.put(event.at("/location/method").asText() + " " + what, event);
        assertThat(other).as("%s", event).isNull();
      }
    }
    return found;
  }

  private static boolean areRecorded(JsonNode events) {
    for (JsonNode event : events) {
      if (event.path("snapshots").asInt() == 0 || event.path("count").asInt() == 0) {
        return false;
      }
    }
    return true;
  }

  private static String header(JsonNode request, String name) {
    return request.path("headers").path(name).asText();
  }

  private static String variable(JsonNode snapshot, String method, String name) {
    for (JsonNode frame : snapshot.at("/exceptions/0/frames")) {
      if (frame.path("method").asText().equals(method)) {
        for (JsonNode variable : frame.path("variables")) {
          if (variable.path("name").asText().equals(name)) {
            return variable.path("value").asText();
          }
        }
      }
    }
    throw new AssertionError("no variable " + name + " of " + method + " in " + snapshot);
  }
}
