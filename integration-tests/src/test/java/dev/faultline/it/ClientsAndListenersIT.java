// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Apache's HttpClient 4.3, 4.5, 5.0 and 5.6, OkHttp 3.12 and 5, the JDK's later answers; Quartz 2.3
 * and 2.5; listeners of Spring 5.3 and 7, of RabbitMQ's client 4.0 and 5.26, of ActiveMQ 5.9 and
 * 6.1.
 */
class ClientsAndListenersIT {

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"clients-oldest", "clients-newest"})
  void answersWithAnError_areEvents_andJobsAndListenersHaveNames(String libraries)
      throws Exception {
    Path jdk = Path.of(System.getProperty("java.home"));
    try (RunningCollector collector = new RunningCollector(folder)) {
      AgentJvm jvm =
          new AgentJvm(folder, jdk)
              .collector(collector.url(), RunningCollector.TOKEN)
              .setting("shutdown.flush", "10s");
      Run run =
          jvm.runCompiled(
              new FrameworkProgram(folder, "requests/ClientsAndListeners.java")
                  .libraries(libraries)
                  .replacing(
                      "javax.jms", libraries.equals("clients-oldest") ? "javax.jms" : "jakarta.jms")
                  .compile("17"),
              "shop.ClientsAndListeners");
      assertThat(run.status()).as("%s", run).isEqualTo(0);
      assertThat(run.out())
          .isEqualTo(
              "501\n502\n503\n200\n504\nno order o-17\nFor input string: \"o-9\"\ntrue\n"
                  + "no stock for o-18\ntrue\nclosed\n");

      JsonNode events = collector.events(found -> found.size() >= 8);
      asked(collector, outgoing(events, "POST", 501), "apacheFour", "/501");
      asked(collector, outgoing(events, "GET", 502), "apacheFive", "/502");
      asked(collector, outgoing(events, "GET", 503), "okHttp", "/503");
      asked(collector, outgoing(events, "GET", 504), "", "/504");
      assertThat(of(events, "java.lang.NumberFormatException").at("/entryPoint/name"))
          .hasToString("\"OrderConsumer (listener)\"");
      assertThat(of(events, "java.lang.UnsupportedOperationException").at("/entryPoint/name"))
          .hasToString("\"ClientsAndListeners (listener)\"");
      assertThat(of(events, "java.lang.ArrayIndexOutOfBoundsException").at("/entryPoint/name"))
          .hasToString("\"ReportJob (Quartz)\"");
      assertThat(of(events, "java.lang.IllegalStateException").at("/entryPoint/name"))
          .hasToString("\"OrderListener.ordered (listener)\"");
      assertThat(jvm.agentLog())
          .doesNotContain("A recording failed")
          .doesNotContain("left as it")
          .doesNotContain("is not the one");
    }
  }

  private static void asked(RunningCollector collector, JsonNode event, String method, String path)
      throws Exception {
    assertThat(event.path("kind").asText()).isEqualTo("HTTP_ERROR");
    assertThat(event.path("count").asInt()).isEqualTo(1);
    assertThat(event.at("/location/method").asText()).isEqualTo(method);
    JsonNode request = collector.firstSnapshot(event).path("request");
    assertThat(request.path("direction").asText()).isEqualTo("outgoing");
    assertThat(request.path("url").asText()).matches("http://127.0.0.1:[0-9]+" + path);
    assertThat(request.path("query").asText()).isEqualTo("order=17&password=«redacted»");
  }

  /** Of the client; the server tells of its own answer. */
  private static JsonNode outgoing(JsonNode events, String method, int status) {
    for (JsonNode event : events) {
      if (event.path("name").asText().matches(method + " http://127.0.0.1:[0-9]+ " + status)) {
        return event;
      }
    }
    throw new AssertionError(method + " " + status + " in " + events);
  }

  private static JsonNode of(JsonNode events, String type) {
    for (JsonNode event : events) {
      if (event.path("type").asText().equals(type)) {
        return event;
      }
    }
    throw new AssertionError(type + " in " + events);
  }
}
