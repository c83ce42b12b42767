// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.transport;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.faultline.agent.core.log.AgentLog;
import dev.faultline.agent.core.log.LogOutput;
import dev.faultline.agent.core.model.Snapshot.Trigger;
import dev.faultline.agent.core.model.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** What waits on disk, with one transport after another on the same directory. */
@Timeout(60)
@Isolated
class SpoolTest {

  private static final String NOWHERE = "collector.url=http://127.0.0.1:1";

  @TempDir Path directory;
  private final Timing timing = new Timing();
  private final List<TestTransport> started = new ArrayList<>();
  private Path spool;
  private LogOutput log;

  @BeforeEach
  void open() {
    spool = directory.resolve("spool");
    timing.batch = 20;
    timing.counts = 40;
    timing.batchWhileAway = 20;
    timing.countsWhileAway = 40;
    timing.backOffStart = 20;
    timing.backOffMaximum = 50;
    AgentLog.open(new LogOutput(directory.resolve("others").toString(), false), "off");
    AgentLog.flush();
    log = new LogOutput(directory.toString(), false);
    AgentLog.open(log, "info");
  }

  @AfterEach
  void close() {
    started.forEach(TestTransport::close);
    AgentLog.open(new LogOutput(directory.toString(), false), "off");
  }

  @Test
  void whatCouldNotBeSent_isSentByTheNextJvmOnce() throws IOException {
    for (int round = 0; round < 3; round++) {
      TestTransport away = transport(NOWHERE, "");
      for (int i = 0; i < 20; i++) {
        away.outbox.offer(Samples.snapshot("x.E" + round + "." + i, Trigger.FIRST));
      }
      away.transport.close(5_000);
      assertThat(away.losses.drain()).isEmpty();
    }
    try (FakeCollector collector = new FakeCollector()) {
      transport("collector.url=" + collector.url(), "");
      collector.await(() -> collector.items("snapshots").size() >= 60);
      collector.await(() -> batches().isEmpty());

      assertThat(collector.items("snapshots"))
          .extracting(snapshot -> snapshot.at("/event/types/0").asText())
          .doesNotHaveDuplicates()
          .hasSize(60);
    }
  }

  /** As after a kill: nothing is flushed, nothing is closed. */
  @Test
  void whatWaits_isOnDiskWhileTheJvmRuns() {
    TestTransport away = transport(NOWHERE, "");
    away.outbox.offer(Samples.snapshot("x.E", Trigger.FIRST));
    await(() -> !batches().isEmpty());
  }

  @Test
  void damagedFiles_arePassedOverAndAllOthersSent() throws IOException {
    timing.batchWhileAway = 1;
    TestTransport away = transport(NOWHERE, "");
    for (int i = 0; i < 6; i++) {
      away.outbox.offer(Samples.snapshot("x.E" + i, Trigger.FIRST));
      int written = i + 1;
      await(() -> batches().size() >= written);
    }
    away.transport.close(5_000);
    List<Path> files = batches();
    cut(files.get(1), Files.size(files.get(1)) / 2);
    cut(files.get(2), 5);
    change(files.get(3), 40);
    Files.write(files.get(4), new byte[0]);

    try (FakeCollector collector = new FakeCollector()) {
      transport("collector.url=" + collector.url(), "");
      collector.await(() -> collector.items("snapshots").size() >= files.size() - 4);
      collector.await(() -> batches().isEmpty());

      assertThat(collector.items("snapshots"))
          .extracting(snapshot -> snapshot.at("/event/types/0").asText())
          .contains("x.E0", "x.E5")
          .doesNotHaveDuplicates();
      assertThat(text().lines().filter(line -> line.contains("A batch on disk is passed over")))
          .hasSize(4);
    }
  }

  @Test
  void livingJvmsFiles_areLeftAlone() throws IOException {
    TestTransport away = transport(NOWHERE, "");
    away.outbox.offer(Samples.snapshot("x.E", Trigger.FIRST));
    await(() -> !batches().isEmpty());
    try (FakeCollector collector = new FakeCollector()) {
      transport("collector.url=" + collector.url(), "");
      collector.await(() -> !collector.accepted().isEmpty());

      assertThat(collector.items("snapshots")).isEmpty();
      assertThat(batches()).isNotEmpty();
    }
  }

  @Test
  void otherServicesFiles_areLeftAlone() throws IOException {
    TestTransport away = transport(NOWHERE, "environment=test");
    away.outbox.offer(Samples.snapshot("x.E", Trigger.FIRST));
    away.transport.close(5_000);
    try (FakeCollector collector = new FakeCollector()) {
      transport("collector.url=" + collector.url(), "environment=production");
      collector.await(() -> !collector.accepted().isEmpty());

      assertThat(collector.items("snapshots")).isEmpty();
      assertThat(batches()).isNotEmpty();
    }
  }

  @Test
  void spool_isBoundedAndKeepsFirstOccurrencesLongest() throws IOException {
    TestTransport away = transport(NOWHERE, "spool.size=1MB");
    for (int i = 0; i < 150; i++) {
      away.outbox.offer(large("x.E" + i, i < 5 ? Trigger.FIRST : Trigger.SAMPLED));
      sleep(5);
    }
    away.transport.close(10_000);
    assertThat(sizeOfBatches()).isBetween(600_000L, 1L << 20);

    try (FakeCollector collector = new FakeCollector()) {
      transport("collector.url=" + collector.url(), "spool.size=1MB");
      collector.await(() -> !collector.accepted().isEmpty() && batches().isEmpty());

      assertThat(collector.items("snapshots"))
          .extracting(snapshot -> snapshot.at("/event/types/0").asText())
          .contains("x.E0", "x.E1", "x.E2", "x.E3", "x.E4");
      // nothing disappears untold: what was told before the end, and what was not
      assertThat(collector.items("snapshots").size() + told(collector) + lost(away)).isEqualTo(150);
    }
  }

  @Test
  void files_canBeReadByTheirOwnerOnly() throws IOException {
    TestTransport away = transport(NOWHERE, "");
    away.outbox.offer(Samples.snapshot("x.E", Trigger.FIRST));
    await(() -> !batches().isEmpty());

    Path ofJvm = batches().get(0).getParent();
    for (Path folder : List.of(ofJvm, ofJvm.getParent())) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
          .isEqualTo("rwx------");
    }
  }

  @Test
  void nothing_isLeftWhereAllWasSent() throws IOException {
    try (FakeCollector collector = new FakeCollector()) {
      TestTransport transport = transport("collector.url=" + collector.url(), "");
      transport.outbox.offer(Samples.snapshot("x.E", Trigger.FIRST));
      collector.await(() -> !collector.items("snapshots").isEmpty());
      transport.outbox.offer(Samples.snapshot("x.F", Trigger.FIRST));
      transport.transport.close(5_000);

      assertThat(collector.items("snapshots")).hasSize(2);
      try (Stream<Path> left = Files.walk(spool)) {
        assertThat(left.filter(Files::isRegularFile)).isEmpty();
      }
    }
  }

  @Test
  void directoryThatCannotBeUsed_isNamedAndMissedByNobody() throws IOException {
    Files.writeString(spool, "a file");
    try (FakeCollector collector = new FakeCollector()) {
      TestTransport transport = transport("collector.url=" + collector.url(), "");
      transport.outbox.offer(Samples.snapshot("x.E", Trigger.FIRST));
      collector.await(() -> !collector.items("snapshots").isEmpty());

      assertThat(text())
          .contains("faultline.spool.dir (" + spool + ") can't be used", "waits in memory only");
    }
  }

  private TestTransport transport(String url, String more) {
    TestTransport transport = new TestTransport(url + ",spool.dir=" + spool + "," + more, timing);
    started.add(transport);
    return transport;
  }

  private List<Path> batches() {
    try (Stream<Path> files = Files.exists(spool) ? Files.walk(spool) : Stream.empty()) {
      return files
          .filter(file -> file.toString().endsWith(".batch"))
          .sorted(Comparator.comparing(file -> file.getFileName().toString()))
          .toList();
    } catch (IOException | java.io.UncheckedIOException changing) {
      return List.of(spool);
    }
  }

  private long sizeOfBatches() throws IOException {
    long size = 0;
    for (Path file : batches()) {
      size += Files.size(file);
    }
    return size;
  }

  private static long told(FakeCollector collector) {
    long told = 0;
    for (JsonNode loss : collector.items("losses")) {
      told += loss.get("count").asLong();
    }
    return told;
  }

  private static long lost(TestTransport transport) {
    return transport.losses.drain().stream().mapToLong(loss -> loss.count()).sum();
  }

  private static void cut(Path file, long length) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, java.util.Arrays.copyOf(bytes, (int) length));
  }

  private static void change(Path file, int position) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    bytes[position] ^= 1;
    Files.write(file, bytes);
  }

  private static dev.faultline.agent.core.model.Snapshot large(String type, Trigger trigger) {
    StringBuilder noise = new StringBuilder();
    Random random = new Random(type.hashCode());
    for (int i = 0; i < 20_000; i++) {
      noise.append((char) ('!' + random.nextInt(90)));
    }
    return Samples.snapshot(
        type,
        trigger,
        20_000,
        List.of(new Value().name("noise").kind(Value.Kind.STRING).text(noise.toString())),
        null);
  }

  private static void await(java.util.function.BooleanSupplier condition) {
    long until = System.nanoTime() + 10_000_000_000L;
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).isLessThan(until);
      sleep(5);
    }
  }

  private static void sleep(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private String text() throws IOException {
    AgentLog.flush();
    return log.currentFile() == null ? "" : Files.readString(log.currentFile().toPath());
  }
}
