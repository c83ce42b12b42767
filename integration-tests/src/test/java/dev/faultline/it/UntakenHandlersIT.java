// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the JIT makes of a method that no exception has passed yet, on each JDK. */
class UntakenHandlersIT {

  @TempDir Path folder;

  static Stream<Path> jdks() throws IOException {
    return Jdks.homes().stream();
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void anObjectThatOnlyAHandlerWouldPassOn_isNotAllocated_andIsThereWhenOneComes(Path jdk)
      throws Exception {
    try (RunningCollector collector = new RunningCollector(folder)) {
      AgentJvm jvm =
          new AgentJvm(folder, jdk)
              .collector(collector.url(), RunningCollector.TOKEN)
              .option("-XX:CompileCommand=quiet")
              .option("-XX:CompileCommand=dontinline,Untaken::check");
      Run run = jvm.run("Untaken");
      assertThat(run.out().lines())
          .as("%s", run)
          .containsExactly("first", "not allocated", "negative at check", "true");
      JsonNode snapshot = null;
      for (JsonNode event : collector.events(all -> all.size() == 2)) {
        if (event.path("type").asText().endsWith("IllegalArgumentException")) {
          snapshot = collector.firstSnapshot(event);
        }
      }
      assertThat(snapshot).isNotNull();
      JsonNode frame = snapshot.at("/exceptions/0/frames/1");
      assertThat(frame.path("method").asText()).isEqualTo("distance");
      assertThat(frame.path("variables").toString()).contains("point").contains("-1");
    }
  }
}
