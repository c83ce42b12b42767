// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A thousand failures a second for an hour ({@code -Dsoak.seconds}) in a heap of 128 MB, on several
 * JDKs at the same time and with the real collector: {@code -Psoak}. Leaves a line of figures for
 * each JVM in {@code target/soak.md}.
 */
@Tag("soak")
class SoakIT {

  private static final long SECONDS = Long.getLong("soak.seconds", 3_600);
  private static final int RATE = 1_000;

  /** What a heap may differ by from one collection to another, in KB. */
  private static final long HEAP_SLACK = 4_096;

  /** Of resident memory, most of which is the JIT's and the heap's own, in KB. */
  private static final long RESIDENT_SLACK = 32_768;

  private static final Path REPORT = Path.of("target", "soak.md");

  private record Sample(
      long second, long failures, long heap, long resident, int threads, int classes) {

    static Sample of(String line) {
      String[] part = line.split(" ");
      return new Sample(
          Long.parseLong(part[1]),
          Long.parseLong(part[2]),
          Long.parseLong(part[3]),
          Long.parseLong(part[4]),
          Integer.parseInt(part[5]),
          Integer.parseInt(part[6]));
    }
  }

  private record Soaking(String service, Path folder, Process process) {}

  @TempDir Path folder;

  @Test
  void nothingGrows_andCountsAreExact() throws Exception {
    Files.writeString(
        REPORT,
        "| JDK | failures | heap, first quarter / end | resident | threads | classes | counted |\n"
            + "|---|--:|--:|--:|--:|--:|--:|\n");
    try (RunningCollector collector = new RunningCollector(folder)) {
      List<Soaking> all = new ArrayList<>();
      try {
        for (Map.Entry<Integer, Path> jdk : jdks().entrySet()) {
          all.add(start(jdk.getKey(), jdk.getValue(), collector));
        }
        for (Soaking one : all) {
          check(one, collector);
        }
      } finally {
        all.forEach(one -> one.process().destroyForcibly());
      }
    }
  }

  /** Each of 8, 17 and 25 that is there; the rest say nothing that these do not. */
  private static TreeMap<Integer, Path> jdks() throws IOException {
    TreeMap<Integer, Path> jdks = Jdks.all();
    jdks.keySet().retainAll(List.of(8, 17, 25));
    return jdks;
  }

  private Soaking start(int version, Path jdk, RunningCollector collector) throws IOException {
    String service = "soak-" + version;
    Path own = Files.createDirectories(folder.resolve(service));
    Process process =
        new AgentJvm(own, jdk)
            .collector(collector.url(), RunningCollector.TOKEN)
            .setting("service", service)
            .setting("shutdown.flush", "30s")
            .option("-Xmx128m")
            .start("Soak", Long.toString(SECONDS), Integer.toString(RATE));
    return new Soaking(service, own, process);
  }

  private void check(Soaking one, RunningCollector collector) throws Exception {
    assertThat(one.process().waitFor(SECONDS + 300, TimeUnit.SECONDS)).isTrue();
    assertThat(output(one, "err")).isEmpty();
    assertThat(one.process().exitValue()).isZero();
    List<String> lines = output(one, "out").lines().toList();
    List<Sample> samples =
        lines.stream().filter(line -> line.startsWith("at ")).map(Sample::of).toList();
    long thrown = Long.parseLong(lines.get(lines.size() - 1).substring("thrown ".length()));

    JsonNode events = collector.events(one.service(), found -> thrown(found) == thrown);
    Sample early = samples.get(samples.size() / 4);
    Sample late = samples.get(samples.size() - 1);
    report(one, early, late, events);

    assertThat(thrown(events)).as(one.service()).isEqualTo(thrown);
    assertThat(thrown).isGreaterThan(SECONDS * RATE * 95 / 100);
    assertThat(late.heap()).as(one + " " + samples).isLessThan(early.heap() + HEAP_SLACK);
    assertThat(late.resident())
        .as(one + " " + samples)
        .isLessThan(early.resident() + RESIDENT_SLACK);
    assertThat(late.threads()).as(one + " " + samples).isLessThanOrEqualTo(early.threads());
  }

  private static long thrown(JsonNode events) {
    long sum = 0;
    for (JsonNode event : events) {
      sum += event.path("count").asLong();
    }
    return sum;
  }

  private static void report(Soaking one, Sample early, Sample late, JsonNode events)
      throws IOException {
    String row =
        String.format(
            "| %s | %,d | %.1f / %.1f MB | %d / %d MB | %d / %d | %,d / %,d | %,d |%n",
            one.service().substring("soak-".length()),
            late.failures(),
            early.heap() / 1024.0,
            late.heap() / 1024.0,
            early.resident() / 1024,
            late.resident() / 1024,
            early.threads(),
            late.threads(),
            early.classes(),
            late.classes(),
            thrown(events));
    Files.writeString(REPORT, row, StandardOpenOption.APPEND);
    System.out.print(row);
  }

  private static String output(Soaking one, String stream) throws IOException {
    StringBuilder text = new StringBuilder();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(one.folder(), stream + "*.txt")) {
      for (Path file : files) {
        text.append(Files.readString(file));
      }
    }
    return text.toString();
  }
}
