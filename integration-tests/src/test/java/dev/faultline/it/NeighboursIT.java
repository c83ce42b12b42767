// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Other agents in the same JVM, before and behind ours: the program does what it does with the
 * other one alone, the console says the same, and what fails is recorded.
 */
class NeighboursIT {

  @TempDir Path folder;

  @Test
  void openTelemetry() throws Exception {
    compare(
        "opentelemetry-javaagent",
        "",
        "-Dotel.traces.exporter=none",
        "-Dotel.metrics.exporter=none",
        "-Dotel.logs.exporter=none");
  }

  @Test
  void jacoco() throws Exception {
    compare("org.jacoco.agent-runtime", "=destfile=" + folder.resolve("jacoco.exec"));
    assertThat(Files.size(folder.resolve("jacoco.exec"))).isPositive();
  }

  @Tag("slow")
  @Test
  void elastic() throws Exception {
    compare(
        "elastic-apm-agent", "", "-Delastic.apm.disable_send=true", "-Delastic.apm.log_level=OFF");
  }

  @Tag("slow")
  @Test
  void datadog() throws Exception {
    compare(
        "dd-java-agent",
        "",
        "-Ddd.trace.agent.url=http://127.0.0.1:9",
        "-Ddd.log.level=OFF",
        "-Ddd.profiling.enabled=false",
        "-Ddd.instrumentation.telemetry.enabled=false");
  }

  private void compare(String jar, String arguments, String... options) throws IOException {
    String other =
        "-javaagent:" + Path.of("target/programs", jar + ".jar").toAbsolutePath() + arguments;
    Run alone = with(other, options).withoutAgent().run("neighbours/Till");
    assertThat(alone.out()).contains("failed: no order 42", "over: java.lang.Number", "closed\n");
    assertBeside(alone, with(other, options));
    assertBeside(alone, with(other, options).agentBehindOptions());
  }

  private AgentJvm with(String other, String... options) throws IOException {
    AgentJvm jvm = new AgentJvm(Files.createTempDirectory(folder, "jvm")).option(other);
    Stream.of(options).forEach(jvm::option);
    return jvm;
  }

  private static void assertBeside(Run alone, AgentJvm jvm) throws IOException {
    try (FaultyCollector collector = new FaultyCollector(FaultyCollector.Fault.NONE)) {
      Run run = jvm.collector(collector.url(), "token").run("neighbours/Till");
      assertThat(run.status()).as(run.err()).isEqualTo(alone.status());
      assertThat(run.out()).isEqualTo(alone.out());
      assertThat(withoutTimes(run.err())).isEqualTo(withoutTimes(alone.err()));
      TillRecords.assertIn(collector, jvm.agentLog());
      assertThat(jvm.agentLog()).doesNotContain("ERROR", "WARN");
    }
  }

  /** Lines of other agents begin with the time and name threads and durations. */
  private static List<String> withoutTimes(String text) {
    return text.lines().map(line -> line.replaceAll("[0-9]+", "0")).toList();
  }
}
