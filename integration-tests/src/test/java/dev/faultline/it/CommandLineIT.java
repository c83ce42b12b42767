// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code java -jar faultline-agent.jar}: what it prints and how it ends. */
class CommandLineIT {

  @TempDir Path folder;

  static List<Path> jdks() throws IOException {
    return Jdks.homes();
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void test_followsASampleErrorToTheCollector(Path jdk) throws Exception {
    try (FaultyCollector collector = new FaultyCollector(FaultyCollector.Fault.NONE)) {
      Run run = run(jdk, "test", collector.url());
      // a JDK whose helper wants a newer C library than the machine has starts no process at all
      Assumptions.assumeFalse(run.out().contains("Failed to exec spawn helper"));

      assertThat(run.out())
          .contains(
              "Configuration  service it, environment default, collector " + collector.url(),
              "Sample error   thrown, recorded, and accepted by the collector");
      assertThat(run.status()).isZero();
      assertThat(collector.items("snapshots"))
          .singleElement()
          .satisfies(
              snapshot ->
                  assertThat(snapshot.at("/event/location/class").asText())
                      .isEqualTo("faultline.sample.SampleShop"));
    }
  }

  @Test
  void test_saysWhyTheErrorDidNotArrive() throws Exception {
    try (FaultyCollector collector = new FaultyCollector(FaultyCollector.Fault.UNAUTHORIZED)) {
      Run run = run(Path.of(System.getProperty("java.home")), "test", collector.url());

      assertThat(run.out())
          .contains("Sample error   did not arrive. What the agent says:", "answers 401")
          .doesNotContain("a-secret-token");
      assertThat(run.status()).isEqualTo(1);
    }
  }

  @Test
  void check_looksAtFilesToo() throws Exception {
    Run run =
        run(
            Path.of(System.getProperty("java.home")),
            "check",
            "https://127.0.0.1:1",
            "-Dfaultline.tls.ca=/no/such/file");

    assertThat(run.out()).startsWith("faultline.tls.ca (/no/such/file) can't be used");
    assertThat(run.status()).isEqualTo(1);
  }

  @Test
  void list_showsWhichJvmsHaveTheAgent() throws Exception {
    try (FaultyCollector collector = new FaultyCollector(FaultyCollector.Fault.NONE)) {
      Process with =
          new AgentJvm(folder)
              .collector(collector.url(), "token")
              .start("Commands", "a-secret-argument");
      Process without = new AgentJvm(folder).withoutAgent().start("Commands", "a-secret-argument");
      try {
        Run run = list(collector.url());
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        // JVMs that are starting don't show yet
        while (!run.out().contains(with.pid() + "  ") && System.nanoTime() < end) {
          Thread.sleep(100);
          run = list(collector.url());
        }

        assertThat(run.out())
            .containsPattern(with.pid() + " +yes +Commands\n")
            .containsPattern(without.pid() + " +no +Commands\n")
            .doesNotContain("a-secret-argument");
        assertThat(run.status()).isZero();
      } finally {
        with.destroyForcibly();
        without.destroyForcibly();
      }
    }
  }

  private Run list(String collector) throws IOException {
    return run(Path.of(System.getProperty("java.home")), "list", collector);
  }

  private Run run(Path jdk, String command, String collector, String... options)
      throws IOException {
    List<String> line = new ArrayList<>(List.of(jdk.resolve("bin/java").toString()));
    line.add("-Dfaultline.collector.url=" + collector);
    line.add("-Dfaultline.service=it");
    line.addAll(List.of(options));
    line.addAll(List.of("-jar", Artifacts.agentJar().toString(), command));
    return Processes.run(folder, Map.of("FAULTLINE_TOKEN", "a-secret-token"), line);
  }
}
