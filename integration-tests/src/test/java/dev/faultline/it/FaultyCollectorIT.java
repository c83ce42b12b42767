// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.faultline.it.FaultyCollector.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Whatever the collector does, the application goes on and ends in time, and what waits on disk
 * arrives later, once.
 */
class FaultyCollectorIT {

  /** Far more than an end may take (2 s), far less than a request that is waited for (30 s). */
  private static final long LONGEST_END = 10_000;

  private static final int MOST_ENDS = 5;

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
  void applicationGoesOnAndEverythingArrivesOnceLater(Fault fault) throws Exception {
    Figures faulty;
    try (FaultyCollector collector = new FaultyCollector(fault)) {
      faulty = run(collector, 1_500);
      assertThat(faulty.exitMillis).as(faulty.toString()).isLessThan(LONGEST_END);
      // one that is slow or silent is asked once, all others again
      assertThat(collector.requests()).isGreaterThanOrEqualTo(fault == Fault.REFUSES ? 0 : 1);

      collector.become(Fault.NONE);
      Figures well = run(collector, 500);
      long failures = faulty.failures + well.failures;
      // on a slow machine an end can come before all is sent: then the next one sends it
      for (int i = 0; i < MOST_ENDS && !batches().isEmpty(); i++) {
        failures += run(collector, 500).failures;
      }

      assertThat(counted(collector)).isEqualTo(failures);
      assertThat(collector.items("losses")).isEmpty();
      assertThat(collector.items("snapshots"))
          .extracting(snapshot -> snapshot.get("id").asText())
          .doesNotHaveDuplicates()
          .hasSizeGreaterThanOrEqualTo(10);
      assertThat(batches()).isEmpty();
      System.out.println(fault + ": " + faulty + "; then: " + well);
    }
  }

  @Test
  void collectorThatComesBack_getsEverythingOnceWhileTheApplicationRuns() throws Exception {
    try (FaultyCollector collector = new FaultyCollector(Fault.UNAVAILABLE)) {
      Thread repair = new Thread(() -> becomeWell(collector));
      repair.start();
      Figures figures = run(collector, 6_000);
      repair.join();

      assertThat(counted(collector)).isEqualTo(figures.failures);
      assertThat(collector.items("losses")).isEmpty();
    }
  }

  private static void becomeWell(FaultyCollector collector) {
    try {
      Thread.sleep(2_500);
      collector.become(Fault.NONE);
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void jvmThatIsKilled_leavesWhatWasWrittenToTheNextOne() throws Exception {
    try (FaultyCollector collector = new FaultyCollector(Fault.REFUSES)) {
      Process process = start(collector, 90_000);
      try {
        awaitBatches(process);
      } finally {
        // as kill -9 does
        process.destroyForcibly();
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
      }
      List<Path> files = batches();
      Path last = files.get(files.size() - 1);
      Files.write(last, java.util.Arrays.copyOf(Files.readAllBytes(last), 700));
      TreeSet<String> written = new TreeSet<>();
      files.subList(0, files.size() - 1).forEach(file -> written.add(id(file)));

      collector.become(Fault.NONE);
      Figures well = run(collector, 500);

      assertThat(well.failures).isPositive();
      TreeSet<String> arrived = new TreeSet<>();
      collector.accepted().forEach(batch -> arrived.add(batch.get("id").asText()));
      assertThat(arrived).containsAll(written).doesNotContain(id(last));
      assertThat(batches()).isEmpty();
      assertThat(new AgentJvm(folder).agentLog()).contains("passed over");
    }
  }

  private void awaitBatches(Process process) throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (batches().size() < 2) {
      assertThat(process.isAlive() && System.nanoTime() < end).as(log()).isTrue();
      Thread.sleep(50);
    }
  }

  private String log() throws IOException {
    return new AgentJvm(folder).agentLog();
  }

  private static String id(Path file) {
    String name = file.getFileName().toString();
    String rest = name.substring(name.indexOf('-', name.indexOf('-') + 1) + 1);
    return rest.substring(0, rest.length() - ".batch".length());
  }

  private List<Path> batches() throws IOException {
    Path spool = folder.resolve("spool");
    if (!Files.isDirectory(spool)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(spool)) {
      return files
          .filter(file -> file.toString().endsWith(".batch"))
          .sorted((a, b) -> a.getFileName().compareTo(b.getFileName()))
          .toList();
    }
  }

  private static long counted(FaultyCollector collector) {
    long sum = 0;
    for (JsonNode count : collector.items("counts")) {
      sum += count.get("count").asLong();
    }
    return sum;
  }

  private AgentJvm jvm(FaultyCollector collector) {
    return new AgentJvm(folder)
        .collector(collector.url(), "token")
        .setting("spool.dir", folder.resolve("spool").toString())
        .setting("governor.share", "50")
        .option("-Xmx64m");
  }

  private Process start(FaultyCollector collector, long millis) throws IOException {
    return jvm(collector).setting("capture.string", "100000").start("Steady", "" + millis);
  }

  private Figures run(FaultyCollector collector, long millis) throws IOException {
    Run run = jvm(collector).run("Steady", Long.toString(millis));
    long ended = System.currentTimeMillis();
    assertThat(run.status()).as(run.err()).isZero();
    assertThat(run.err()).isEmpty();
    String[] words = run.out().trim().split(" ");
    return new Figures(
        Long.parseLong(words[0]),
        Long.parseLong(words[1]),
        Long.parseLong(words[2]),
        Long.parseLong(words[3]),
        ended - Long.parseLong(words[4]));
  }

  /** What the program measured; times of failures in microseconds. */
  private record Figures(long failures, long median, long slow, long longest, long exitMillis) {}
}
