// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FirstOccurrenceIT {

  @TempDir Path folder;

  static Iterable<Path> jdks() throws Exception {
    return Jdks.homes();
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void everyApplicationFrame_hasEveryVariableInScope_withItsValue(Path jdk) throws Exception {
    try (RunningCollector collector = new RunningCollector(folder)) {
      Run run =
          new AgentJvm(folder, jdk)
              .collector(collector.url(), RunningCollector.TOKEN)
              .setting("shutdown.flush", "10s")
              .run("Locals");
      assertThat(run.status()).isEqualTo(1);
      assertThat(run.out()).isEqualTo("caught java.lang.ClassCastException\n");
      assertThat(run.err())
          .startsWith("Exception in thread \"main\" java.lang.IllegalStateException: lambda 4");
      assertThat(run.err().lines().count()).isEqualTo(4);

      JsonNode events = collector.events(found -> found.size() == 2);
      assertThat(events).hasSize(2);
      JsonNode cast = collector.firstSnapshot(of(events, "java.lang.ClassCastException"));
      assertThat(variables(cast, "compute"))
          .containsExactly(
              entry("big", "4000000000"),
              entry("count", "3"),
              entry("flag", "true"),
              entry("i", "150"),
              entry("inTry", "try150"),
              entry("letter", "x"),
              entry("names", "[a, b, n10012.5]"),
              entry("rate", "1.25"),
              entry("small", "2.5"),
              entry("stock", "{lamp=3}"),
              entry("text", "text"),
              entry(
                  "this",
                  "{owner={name=Ada, address={city=London, codes=[10, 20]}, partner=ref}, total=16}"),
              entry("twice", "2.5"),
              entry("wrong", "try150"));
      assertThat(variables(cast, "main")).containsOnlyKeys("args", "locals", "owner");
      assertThat(cast.at("/event/kind").asText()).isEqualTo("CAUGHT");

      JsonNode state = collector.firstSnapshot(of(events, "java.lang.IllegalStateException"));
      assertThat(state.at("/event/kind").asText()).isEqualTo("UNCAUGHT");
      assertThat(state.at("/trigger").asText()).isEqualTo("first");
      assertThat(variables(state, "lambda$reuse$0"))
          .containsExactly(entry("inside", "4"), entry("second", "1099511627776"));
      assertThat(variables(state, "reuse")).containsOnlyKeys("second", "task", "this");

      String page =
          collector.page(
              "/events/" + of(events, "java.lang.ClassCastException").path("id").asText());
      assertThat(page).contains("ClassCastException").contains("try150");
    }
  }

  private static JsonNode of(JsonNode events, String type) {
    for (JsonNode event : events) {
      if (event.path("type").asText().equals(type)) {
        return event;
      }
    }
    throw new AssertionError("no event of " + type + " in " + events);
  }

  private static Map<String, String> variables(JsonNode snapshot, String method) {
    for (JsonNode frame : snapshot.at("/exceptions/0/frames")) {
      if (frame.path("method").asText().equals(method)) {
        Map<String, String> result = new TreeMap<>();
        frame.path("variables").forEach(v -> result.put(v.path("name").asText(), text(v)));
        return result;
      }
    }
    throw new AssertionError("no frame of " + method);
  }

  private static String text(JsonNode value) {
    switch (value.path("kind").asText()) {
      case "null":
        return "null";
      case "reference":
        return "ref";
      case "array":
      case "collection":
        StringJoiner elements = new StringJoiner(", ", "[", "]");
        value.path("elements").forEach(e -> elements.add(text(e)));
        return elements.toString();
      case "map":
        StringJoiner entries = new StringJoiner(", ", "{", "}");
        value
            .path("entries")
            .forEach(e -> entries.add(text(e.path("key")) + "=" + text(e.path("value"))));
        return entries.toString();
      case "object":
        StringJoiner fields = new StringJoiner(", ", "{", "}");
        value.path("fields").forEach(f -> fields.add(f.path("name").asText() + "=" + text(f)));
        return fields.toString();
      default:
        return value.has("value")
            ? value.path("value").asText()
            : "<" + value.path("cut").asText() + ">";
    }
  }
}
