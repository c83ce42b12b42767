// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LanguagesIT {

  @TempDir Path folder;

  @Test
  void kotlin_isRecordedAsItsSourceSays() throws Exception {
    String library = jars("kotlin-stdlib");
    Path classes = Files.createDirectories(folder.resolve("kotlin"));
    Run compiled =
        Processes.run(
            folder,
            Map.of(),
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                jars(
                    "kotlin-compiler-embeddable",
                    "kotlin-stdlib",
                    "kotlinx-coroutines-core-jvm",
                    "annotations"),
                "org.jetbrains.kotlin.cli.jvm.K2JVMCompiler",
                "-no-stdlib",
                "-no-reflect",
                "-cp",
                library,
                "-d",
                classes.toString(),
                Path.of("src/test/programs/Shop.kt").toAbsolutePath().toString()));
    assertThat(compiled.status()).as(compiled.err()).isZero();

    String classPath = classes + File.pathSeparator + library;
    Run plain = new AgentJvm(folder).withoutAgent().runCompiled(classPath, "ShopKt");
    try (RunningCollector collector = new RunningCollector(folder)) {
      Run run =
          new AgentJvm(folder)
              .collector(collector.url(), RunningCollector.TOKEN)
              .setting("shutdown.flush", "10s")
              .runCompiled(classPath, "ShopKt");
      assertThat(run).isEqualTo(plain);

      JsonNode events = collector.events(found -> found.size() == 7);
      assertThat(events).hasSize(7);
      Map<String, Map<String, String>> recorded = new HashMap<>();
      for (JsonNode event : events) {
        JsonNode snapshot = collector.firstSnapshot(event);
        snapshot
            .at("/exceptions/0/frames")
            .forEach(frame -> recorded.put(frame.path("method").asText(), variables(frame)));
      }
      assertThat(recorded.get("inlined"))
          .containsEntry("before", "before")
          .containsEntry("label$iv", "work")
          .containsEntry("started$iv", "4")
          .doesNotContainKeys("$i$f$measured", "$i$a$-measured-ShopKt$inlined$1")
          .containsEntry("budget", "40")
          .containsEntry("over", "42");
      assertThat(recorded.get("take"))
          .containsEntry("times", "2")
          .containsEntry("due", "60")
          .containsEntry("item", "{name=lamp, price=30}")
          .containsEntry("payment", "{digits=4}");
      assertThat(recorded.get("of"))
          .containsEntry("text", " many ")
          .containsEntry("trimmed", "many");
      assertThat(recorded.get("shout"))
          .containsEntry("suffix", "!")
          .containsEntry("loud", "HEY!")
          .containsEntry("$this$shout", "hey");
      assertThat(recorded.get("destructured"))
          .containsEntry("name", "vase")
          .containsEntry("price", "12")
          .containsEntry("key", "vase")
          .containsEntry("value", "12");
      assertThat(recorded.get("ranges"))
          .containsEntry("flag", "true")
          .containsEntry("result", "yes21")
          .doesNotContainKeys("half", "other");
      assertThat(recorded.get("suspending"))
          .containsEntry("order", "order")
          .containsEntry("ahead", "5")
          .containsEntry("given", "37")
          .containsEntry("sum", "42");
    }
  }

  private static String jars(String... names) {
    return Stream.of(names)
        .map(name -> Path.of("target/programs", name + ".jar").toAbsolutePath().toString())
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static Map<String, String> variables(JsonNode frame) {
    Map<String, String> result = new HashMap<>();
    frame.path("variables").forEach(v -> result.put(v.path("name").asText(), text(v)));
    return result;
  }

  private static String text(JsonNode value) {
    if (value.path("kind").asText().equals("object")) {
      return Stream.iterate(0, i -> i < value.path("fields").size(), i -> i + 1)
          .map(i -> value.path("fields").get(i))
          .map(field -> field.path("name").asText() + "=" + text(field))
          .collect(Collectors.joining(", ", "{", "}"));
    }
    return value.path("value").asText();
  }
}
