// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Ten threads and ten thousand virtual ones that throw; {@code -Dit.seconds} for how long. */
class ManyThreadsIT {

  private static final String SECONDS = System.getProperty("it.seconds", "5");

  @TempDir Path folder;

  static List<Path> jdksWithVirtualThreads() throws Exception {
    return List.copyOf(Jdks.all().tailMap(21).values());
  }

  @ParameterizedTest
  @MethodSource("jdksWithVirtualThreads")
  void countsAreExact_andNoCarrierIsPinned(Path jdk) throws Exception {
    try (RunningCollector collector = new RunningCollector(folder)) {
      Run run =
          new AgentJvm(folder, jdk)
              .collector(collector.url(), RunningCollector.TOKEN)
              .setting("shutdown.flush", "30s")
              .run("ManyThreads", SECONDS, "10", "10000");
      assertThat(run.err()).isEmpty();
      assertThat(run.status()).isZero();
      assertThat(run.out()).endsWith("pinned 0\n");
      long thrown = Long.parseLong(run.out().lines().findFirst().orElseThrow().split(" ")[1]);
      assertThat(thrown).isGreaterThanOrEqualTo(40_000);

      JsonNode events =
          collector.events(found -> found.size() == 1 && occurrences(found) == thrown);
      assertThat(events).hasSize(1);
      assertThat(occurrences(events)).isEqualTo(thrown);
    }
  }

  private static long occurrences(JsonNode events) {
    long sum = 0;
    for (JsonNode event : events) {
      sum += event.path("count").asLong();
    }
    return sum;
  }
}
