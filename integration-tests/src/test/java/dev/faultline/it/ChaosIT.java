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

class ChaosIT {

  @TempDir Path folder;

  static Iterable<Path> jdks() throws Exception {
    return Jdks.homes();
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void hostileObjects_areRecordedAndNoneOfTheirMethodsIsCalled(Path jdk) throws Exception {
    try (RunningCollector collector = new RunningCollector(folder)) {
      Run run =
          new AgentJvm(folder, jdk)
              .collector(collector.url(), RunningCollector.TOKEN)
              .setting("shutdown.flush", "10s")
              .run("Chaos");
      assertThat(run.out()).isEqualTo("the same\ncalled: \n");
      assertThat(run.err()).isEmpty();
      assertThat(run.status()).isEqualTo(0);

      JsonNode events = collector.events(found -> !found.isEmpty());
      assertThat(events).hasSize(1);
      JsonNode exception = collector.firstSnapshot(events.get(0)).at("/exceptions/0");
      assertThat(exception.path("message").asText()).isEqualTo("hostile");
      JsonNode fail = exception.at("/frames/0");
      assertThat(fail.path("method").asText()).isEqualTo("fail");
      assertThat(names(fail.path("variables")))
          .contains(
              "hostile",
              "list",
              "map",
              "sorted",
              "part",
              "byHash",
              "locked",
              "view",
              "computed",
              "date",
              "number",
              "stream",
              "thread",
              "loader",
              "constant",
              "atomic",
              "type",
              "none",
              "proxy",
              "lambda");
      assertThat(kind(fail, "hostile")).isEqualTo("throwable");
      assertThat(kind(fail, "constant")).isEqualTo("text");
      assertThat(kind(fail, "proxy")).isEqualTo("text");
      assertThat(kind(fail, "type")).isEqualTo("text");
    }
  }

  private static JsonNode variable(JsonNode frame, String name) {
    for (JsonNode variable : frame.path("variables")) {
      if (variable.path("name").asText().equals(name)) {
        return variable;
      }
    }
    throw new AssertionError("no variable " + name);
  }

  private static String kind(JsonNode frame, String name) {
    return variable(frame, name).path("kind").asText();
  }

  private static List<String> names(JsonNode values) {
    List<String> names = new ArrayList<>();
    values.forEach(value -> names.add(value.path("name").asText()));
    return names;
  }
}
