// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.transport;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.faultline.agent.core.config.Configuration;
import dev.faultline.agent.core.config.ConfigurationSources;
import dev.faultline.agent.core.delivery.AgentIdentity;
import dev.faultline.agent.core.delivery.AgentIds;
import dev.faultline.agent.core.delivery.AgentStatus;
import dev.faultline.agent.core.delivery.BoundedOutbox;
import dev.faultline.agent.core.delivery.CountSource;
import dev.faultline.agent.core.delivery.Losses;
import dev.faultline.agent.core.environment.EnvironmentSampler;
import dev.faultline.agent.core.model.Count;
import dev.faultline.agent.core.model.InvocationCount;
import dev.faultline.agent.core.model.Snapshot;
import dev.faultline.agent.core.model.Snapshot.Trigger;
import dev.faultline.agent.core.model.Value;
import dev.faultline.agent.core.redact.Redactor;
import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Against a real server on a real socket. */
@Timeout(60)
class TransportTest {

  private final Losses losses = new Losses();
  private final BoundedOutbox outbox = new BoundedOutbox(losses, Transport.WAKE_AT_BYTES);
  private final Counts counts = new Counts();
  private final Timing timing = new Timing();
  private final List<Transport> started = new ArrayList<>();
  private FakeCollector collector;

  @TempDir Path directory;

  @BeforeEach
  void start() throws IOException {
    collector = new FakeCollector();
    timing.batch = 20;
    timing.counts = 60;
    timing.batchWhileAway = 20;
    timing.countsWhileAway = 40;
    timing.backOffStart = 20;
    timing.backOffMaximum = 100;
    timing.rejected = 100;
    timing.heartbeat = 60_000;
    timing.readTimeout = 500;
    timing.callTimeout = 2_000;
    timing.connectTimeout = 500;
  }

  @AfterEach
  void stop() {
    started.forEach(transport -> transport.close(0));
    collector.close();
  }

  @Test
  void smallHeap_holdsLittleOfWhatWaits() {
    assertThat(Transport.waitingBytes(64L << 20)).isEqualTo(4L << 20);
    assertThat(Transport.waitingBytes(4L << 30)).isEqualTo(24L << 20);
  }

  @Test
  void agent_showsUpAtOnceWithEverythingAboutItself() {
    transport("environment=production,deployment=2.4.1,host=web-1");
    collector.await(() -> !collector.accepted().isEmpty());

    JsonNode batch = collector.accepted().get(0);
    JsonNode agent = batch.get("agent");
    assertThat(batch.get("protocol").asInt()).isEqualTo(1);
    assertThat(batch.get("id").asText()).hasSize(36);
    assertThat(batch.get("sentAt").asLong()).isCloseTo(System.currentTimeMillis(), within(10_000));
    assertThat(batch.get("snapshots")).isEmpty();
    assertThat(batch.get("counts")).isEmpty();
    assertThat(agent.get("service").asText()).isEqualTo("checkout");
    assertThat(agent.get("environment").asText()).isEqualTo("production");
    assertThat(agent.get("deployment").asText()).isEqualTo("2.4.1");
    assertThat(agent.get("host").asText()).isEqualTo("web-1");
    assertThat(agent.get("pid").asLong()).isEqualTo(ProcessHandle.current().pid());
    assertThat(agent.get("version").asText()).isEqualTo("0.1.0");
    assertThat(agent.get("startedAt").asLong()).isPositive();
    assertThat(agent.get("jvm").get("version").asText())
        .isEqualTo(System.getProperty("java.runtime.version"));
    assertThat(agent.get("os").get("name").asText()).isEqualTo(System.getProperty("os.name"));
    assertThat(batch.get("status").get("classesInstrumented").asLong()).isEqualTo(812);
    assertThat(batch.at("/status/captureMicros").asLong()).isEqualTo(970);
    assertThat(batch.at("/status/captureTimes")).hasSize(7);
    assertThat(batch.at("/status/captureTimes/1").asLong()).isEqualTo(2);
    assertThat(collector.requests().get(0))
        .isEqualTo("POST /ingest/v1/batches Bearer secret-token application/json gzip");
  }

  @Test
  void snapshotsAndCounts_arriveOnce() {
    transport("");
    for (int i = 0; i < 100; i++) {
      outbox.offer(Samples.snapshot("x.E" + i, i % 2 == 0 ? Trigger.FIRST : Trigger.SAMPLED));
      counts.add("x.E" + i, 7);
    }
    collector.await(() -> collector.items("snapshots").size() >= 100);
    collector.await(() -> countedOccurrences() >= 700);

    assertThat(collector.items("snapshots")).hasSize(100);
    assertThat(countedOccurrences()).isEqualTo(700);
    JsonNode environment = collector.items("snapshots").get(0).get("environment");
    assertThat(environment.get("memory").get("heapUsed").asLong()).isPositive();
    assertThat(environment.get("history").get("heapUsed")).isNotEmpty();
    assertThat(collector.accepted()).extracting(b -> b.get("id").asText()).doesNotHaveDuplicates();
  }

  @Test
  void batches_areAsTheSchemaSays() throws IOException {
    BatchSchema schema = new BatchSchema();
    collector.reactTo(FakeCollector.status(400));
    transport("");
    // the refused batch, which is not sent again, would have taken them along
    collector.await(() -> !collector.requests().isEmpty());
    Value nested = new Value().name("a").kind(Value.Kind.TEXT).text("b").type("x.E");
    Value value =
        new Value()
            .name("order")
            .role(Value.Role.THIS)
            .type("x.O")
            .kind(Value.Kind.OBJECT)
            .id(1)
            .size(3)
            .cut(Value.Cut.FIELDS)
            .add(nested);
    outbox.offer(
        Samples.snapshot("x.Y", Trigger.FORCED, 100, List.of(value), Samples.code(new byte[] {1})));
    outbox.offer(Samples.custom());
    outbox.offer(Samples.answer());
    counts.add(Samples.invocations());
    counts.add("x.Y", 3);
    collector.await(() -> collector.items("snapshots").size() >= 3);
    collector.await(() -> !collector.items("counts").isEmpty());
    collector.await(() -> !collector.items("invocations").isEmpty());

    JsonNode answer = collector.items("snapshots").get(2);
    assertThat(answer.at("/request/status").asInt()).isEqualTo(503);
    assertThat(answer.at("/causedBy/types/0").asText()).isEqualTo("x.Y");
    assertThat(answer.at("/trace/spanId").asText()).isEqualTo("00f067aa0ba902b7");
    assertThat(answer.at("/entryPoint/kind").asText()).isEqualTo("request");
    assertThat(collector.items("invocations").get(0).path("count").asInt()).isEqualTo(12);

    assertThat(collector.accepted())
        .allSatisfy(batch -> assertThat(schema.violations(batch)).isEmpty());
    JsonNode broken = collector.accepted().get(0).deepCopy();
    ((ObjectNode) broken).put("protocol", 2).remove("agent");
    assertThat(schema.violations(broken)).hasSize(2);
  }

  @Test
  void muchAtOnce_isSentInBatchesOfBoundedSize() {
    collector.reactTo(FakeCollector.status(503));
    transport("");
    for (int i = 0; i < 300; i++) {
      outbox.offer(Samples.snapshot("x.E" + i, Trigger.FIRST, 20_000, List.of(), null));
    }
    collector.await(() -> collector.items("snapshots").size() >= 300);

    assertThat(collector.accepted())
        .filteredOn(batch -> !batch.get("snapshots").isEmpty())
        .hasSizeGreaterThan(1)
        .allMatch(batch -> batch.toString().length() < 700_000);
  }

  @Test
  void notNow_isTriedAgainUntilItArrives() {
    collector.reactTo(
        FakeCollector.status(503),
        FakeCollector.status(500),
        FakeCollector.status(408),
        FakeCollector.status(429),
        FakeCollector.body(502, "<html>garbage"));
    transport("");
    outbox.offer(Samples.snapshot("x.Y", Trigger.FIRST));
    collector.await(() -> collector.items("snapshots").size() == 1);

    assertThat(collector.requests()).hasSizeGreaterThanOrEqualTo(6);
    assertThat(losses.drain()).isEmpty();
  }

  @Test
  void repeatedBatch_keepsItsId() {
    List<String> ids = new ArrayList<>();
    FakeCollector.Reaction takeAndFail =
        (exchange, batch) -> {
          ids.add(batch.get("id").asText());
          collector.keep(batch);
          FakeCollector.status(500).answer(exchange, batch);
        };
    collector.reactTo(takeAndFail, takeAndFail);
    transport("");
    collector.await(() -> collector.requests().size() >= 3);

    assertThat(ids).hasSize(2).allMatch(ids.get(0)::equals);
    assertThat(collector.accepted().get(0).get("id").asText()).isEqualTo(ids.get(0));
  }

  @Test
  void repeatedBatch_saysWhenItIsReallySent() throws Exception {
    timing.backOffStart = 1;
    timing.backOffMaximum = 1;
    collector.reactTo(FakeCollector.status(503, "Retry-After", "2"));
    transport("");
    long start = System.currentTimeMillis();
    collector.await(() -> !collector.accepted().isEmpty());

    assertThat(collector.accepted().get(0).get("sentAt").asLong())
        .isGreaterThanOrEqualTo(start + 1_500);
  }

  @Test
  void retryAfterInSeconds_isHonoured() {
    collector.reactTo(FakeCollector.status(429, "Retry-After", "1"));
    transport("");
    collector.await(() -> collector.requests().size() == 2);

    assertThat(collector.times().get(1) - collector.times().get(0)).isBetween(1_000L, 2_500L);
  }

  @Test
  void retryAfterAsDate_isHonoured() {
    ZonedDateTime date = ZonedDateTime.now(ZoneOffset.UTC).plusSeconds(3);
    collector.reactTo(
        FakeCollector.status(
            503, "Retry-After", DateTimeFormatter.RFC_1123_DATE_TIME.format(date)));
    transport("");
    collector.await(() -> collector.requests().size() == 2);

    assertThat(collector.times().get(1) - collector.times().get(0)).isBetween(1_500L, 4_500L);
  }

  @Test
  void retryAfterThatIsNonsense_isPassedOver() {
    collector.reactTo(
        FakeCollector.status(429, "Retry-After", "soon"),
        FakeCollector.status(429, "Retry-After", "-5"),
        FakeCollector.status(429, "Retry-After", ""));
    transport("");
    collector.await(() -> collector.accepted().size() == 1);

    assertThat(RetryAfter.millis("99999999999999999999", 0)).isEqualTo(-1);
    assertThat(RetryAfter.millis("9999999999999999", 0)).isEqualTo(Long.MAX_VALUE);
    assertThat(RetryAfter.millis(null, 0)).isEqualTo(-1);
  }

  @Test
  void wrongToken_keepsWhatWaitsUntilItIsRight() {
    collector.expect("another");
    transport("");
    outbox.offer(Samples.snapshot("x.Y", Trigger.FIRST));
    collector.await(() -> collector.requests().size() >= 2);
    collector.expect("secret-token");
    collector.await(() -> collector.items("snapshots").size() == 1);

    assertThat(losses.drain()).isEmpty();
  }

  @Test
  void wrongToken_isTriedRarely() throws InterruptedException {
    timing.rejected = 60_000;
    collector.expect("another");
    transport("");
    collector.await(() -> !collector.requests().isEmpty());
    Thread.sleep(500);

    assertThat(collector.requests()).hasSize(1);
  }

  @Test
  void tokenInAFile_isReadAgainAfterARejection() throws IOException {
    Path file = Files.writeString(directory.resolve("token"), "old-token\n");
    Configuration configuration =
        configuration("collector.url=" + collector.url() + ",service=s,token.file=" + file);
    transport(configuration);
    collector.await(() -> collector.requests().size() >= 1);
    Files.writeString(file, "secret-token\n");
    collector.await(() -> collector.accepted().size() == 1);

    assertThat(collector.requests().get(0)).contains("Bearer old-token");
  }

  @Test
  void refusedBatch_isDroppedAndCounted() {
    collector.reactTo(collector.accept(), FakeCollector.status(400));
    transport("");
    collector.await(() -> collector.accepted().size() == 1);
    outbox.offer(Samples.snapshot("x.Y", Trigger.FIRST));
    collector.await(() -> collector.requests().size() == 2);
    outbox.offer(Samples.snapshot("x.Z", Trigger.FIRST));
    collector.await(() -> collector.items("snapshots").size() == 1);

    assertThat(toldLosses()).containsExactly("snapshot batch-refused 1");
    assertThat(collector.items("snapshots").get(0).at("/event/types/0").asText()).isEqualTo("x.Z");
  }

  @Test
  void refusedItem_isCounted() {
    transport("");
    collector.await(() -> collector.accepted().size() == 1);
    collector.refuse(
        "[{\"item\":\"snapshots/0\",\"reason\":\"no\"},{\"item\":\"counts/0\",\"reason\":\"no\"},"
            + "{\"item\":\"nonsense\",\"reason\":null},{\"item\":\"snapshots/77\"}]");
    counts.add("x.Y", 5);
    outbox.offer(Samples.snapshot("x.Y", Trigger.FIRST));
    collector.await(() -> countedOccurrences() == 5);
    collector.await(() -> collector.items("snapshots").size() == 1);
    collector.refuse("[]");
    outbox.offer(Samples.snapshot("x.Z", Trigger.FIRST));
    collector.await(() -> collector.items("snapshots").size() == 2);

    assertThat(toldLosses()).contains("snapshot item-refused 1", "occurrence item-refused 5");
  }

  @Test
  void batchTooLarge_isDividedOnce() {
    gatherUntilFlushed();
    Transport transport = transport("");
    collector.await(() -> collector.accepted().size() == 1);
    collector.reactTo(FakeCollector.status(413));
    offerTogether(transport, 5);
    collector.await(() -> collector.items("snapshots").size() == 5);

    assertThat(collector.accepted())
        .extracting(b -> b.get("snapshots").size())
        .containsExactly(0, 3, 2);
    assertThat(losses.drain()).isEmpty();
  }

  @Test
  void dividedBatch_keepsWhoseItIsAndTellsTheRestOnce() {
    gatherUntilFlushed();
    Transport transport = transport("");
    collector.await(() -> collector.accepted().size() == 1);
    losses.add(Losses.What.SNAPSHOT, Losses.Reason.QUEUE_FULL, 4);
    counts.add(Samples.invocations());
    collector.reactTo(FakeCollector.status(413));
    offerTogether(transport, 5);
    collector.await(() -> collector.items("snapshots").size() == 5);

    assertThat(toldLosses()).containsExactly("snapshot queue-full 4");
    assertThat(collector.items("invocations")).hasSize(1);
    assertThat(collector.accepted()).extracting(b -> b.get("agent")).doesNotContainNull();
    assertThat(collector.accepted().stream().map(b -> b.get("agent")).distinct()).hasSize(1);
  }

  @Test
  void halfThatIsTooLargeStill_isDroppedAndCounted() {
    gatherUntilFlushed();
    Transport transport = transport("");
    collector.await(() -> collector.accepted().size() == 1);
    collector.reactTo(FakeCollector.status(413), FakeCollector.status(413));
    offerTogether(transport, 5);
    collector.await(() -> collector.items("snapshots").size() == 2);
    offerTogether(transport, 1);
    collector.await(() -> collector.items("snapshots").size() == 3);

    assertThat(toldLosses()).containsExactly("snapshot too-large 3");
  }

  @Test
  void whateverIsNoCollector_getsNothingAndLosesNothing() {
    collector.reactTo(
        FakeCollector.body(200, "<html>Welcome</html>"),
        FakeCollector.body(200, "{\"batch\":\"another\"}"),
        FakeCollector.body(200, "[".repeat(100_000)),
        FakeCollector.body(200, ""),
        FakeCollector.body(204, ""),
        FakeCollector.status(302, "Location", "http://127.0.0.1:1/"),
        FakeCollector.status(404));
    transport("");
    outbox.offer(Samples.snapshot("x.Y", Trigger.FIRST));
    collector.await(() -> collector.items("snapshots").size() == 1);

    assertThat(collector.requests()).hasSizeGreaterThanOrEqualTo(8);
    assertThat(losses.drain()).isEmpty();
  }

  @Test
  void answerThatIsEndless_isCutOff() {
    timing.readTimeout = 300;
    timing.callTimeout = 600;
    collector.reactTo(
        (exchange, batch) -> {
          exchange.sendResponseHeaders(200, 0);
          byte[] junk = new byte[65_536];
          for (int i = 0; i < 10_000; i++) {
            exchange.getResponseBody().write(junk);
          }
        },
        (exchange, batch) -> {
          exchange.sendResponseHeaders(200, 0);
          for (int i = 0; i < 100; i++) {
            exchange.getResponseBody().write('{');
            exchange.getResponseBody().flush();
            sleep(100);
          }
        });
    transport("");
    collector.await(() -> collector.accepted().size() == 1);
  }

  @Test
  void noAnswer_isTriedAgain() {
    CountDownLatch end = new CountDownLatch(1);
    collector.reactTo((exchange, batch) -> await(end), (exchange, batch) -> exchange.close());
    transport("");
    collector.await(() -> collector.accepted().size() == 1);
    end.countDown();
  }

  @Test
  void collectorThatStartsLater_getsEverything() throws IOException {
    int port = freePort();
    transport(
        configuration("collector.url=http://127.0.0.1:" + port + ",service=s,token=secret-token"));
    for (int i = 0; i < 50; i++) {
      outbox.offer(Samples.snapshot("x.E" + i, Trigger.FIRST));
      counts.add("x.E" + i, 1);
    }
    sleep(300);
    try (FakeCollector late = new FakeCollector(port)) {
      late.await(() -> late.items("snapshots").size() == 50);
      late.await(
          () -> late.items("counts").stream().mapToLong(c -> c.get("count").asLong()).sum() == 50);
      assertThat(losses.drain()).isEmpty();
    }
  }

  @Test
  void waitingData_isBoundedAndKeepsFirstOccurrencesLongest() throws IOException {
    timing.heartbeat = 200;
    int port = freePort();
    Configuration configuration =
        configuration("collector.url=http://127.0.0.1:" + port + ",service=s,token=secret-token");
    Transport transport = Transport.start(configuration, sources(configuration), timing, 150_000);
    started.add(transport);
    for (int i = 0; i < 40; i++) {
      outbox.offer(large("x.Sampled" + i, Trigger.SAMPLED));
      outbox.offer(large("x.First" + i, Trigger.FIRST));
      transport.flush();
      sleep(30);
    }
    try (FakeCollector late = new FakeCollector(port)) {
      late.await(() -> late.items("snapshots").size() + toldLosses(late) == 80);
      long arrived = late.items("snapshots").size();
      long first =
          late.items("snapshots").stream()
              .filter(s -> s.get("trigger").asText().equals("first"))
              .count();

      assertThat(arrived).isBetween(5L, 60L);
      assertThat(first).isGreaterThan(arrived - first);
    }
  }

  @Test
  void classFiles_areSentWhenWanted() {
    byte[] code = {1, 2, 3};
    String hash = "039058c6f2c0cb492c533b0a4d14ef77cc0f78abccced5287d84a1a2011cfb81";
    collector.settings("{\"classesWanted\":[\"" + hash + "\",\"unknown\",7],\"other\":{}}");
    transport("");
    outbox.offer(Samples.snapshot("x.Y", Trigger.FIRST, 1, List.of(), Samples.code(code)));
    collector.await(() -> collector.classes().containsKey(hash));

    assertThat(collector.classes()).containsOnlyKeys(hash);
    assertThat(collector.classes().get(hash)).isEqualTo(code);
    assertThat(collector.requests())
        .contains(
            "PUT /ingest/v1/classes/"
                + hash
                + " Bearer secret-token application/octet-stream null");
  }

  @Test
  void closing_sendsWhatIsLeft() {
    timing.batch = 60_000;
    Transport transport = transport("");
    collector.await(() -> collector.accepted().size() == 1);
    outbox.offer(Samples.snapshot("x.Y", Trigger.SAMPLED));
    counts.add("x.Y", 3);
    transport.close(2_000);

    assertThat(collector.items("snapshots")).hasSize(1);
    assertThat(countedOccurrences()).isEqualTo(3);
  }

  @Test
  void closing_waitsNoLongerThanItMay() {
    CountDownLatch end = new CountDownLatch(1);
    Transport transport = transport("");
    collector.await(() -> collector.accepted().size() == 1);
    FakeCollector.Reaction silence = (exchange, batch) -> await(end);
    collector.reactTo(silence, silence, silence);
    outbox.offer(Samples.snapshot("x.Y", Trigger.FIRST));
    long start = System.nanoTime();
    transport.close(300);

    assertThat(System.nanoTime() - start).isLessThan(1_500_000_000L);
    end.countDown();
  }

  @Test
  void closing_doesNotWaitForACollectorThatNeverAnswered() throws IOException {
    try (ServerSocket silent = new ServerSocket(0)) {
      timing.readTimeout = 100;
      timing.callTimeout = 100;
      Transport transport =
          transport(
              configuration(
                  "collector.url=http://127.0.0.1:"
                      + silent.getLocalPort()
                      + ",service=s,token=t"));
      outbox.offer(Samples.snapshot("x.Y", Trigger.FIRST));
      sleep(500);
      long start = System.nanoTime();
      transport.close(2_000);

      assertThat(System.nanoTime() - start).isLessThan(500_000_000L);
    }
  }

  @Test
  void thread_isADaemonThatKeepsNoClassLoaderAlive() {
    transport("");
    collector.await(() -> !collector.accepted().isEmpty());
    List<Thread> threads =
        Thread.getAllStackTraces().keySet().stream()
            .filter(t -> t.getName().startsWith("faultline-") || t.getName().startsWith("Ok"))
            .toList();

    assertThat(threads)
        .extracting(Thread::getName)
        .contains("faultline-sender")
        .noneMatch(name -> name.contains("Dispatcher"));
    assertThat(threads).allMatch(Thread::isDaemon);
    assertThat(threads).allMatch(thread -> thread.getContextClassLoader() == null);
  }

  @Test
  void interruptOfTheThread_changesNothing() {
    transport("");
    collector.await(() -> collector.accepted().size() == 1);
    Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals("faultline-sender"))
        .forEach(Thread::interrupt);
    outbox.offer(Samples.snapshot("x.Y", Trigger.FIRST));

    collector.await(() -> collector.items("snapshots").size() == 1);
  }

  @Test
  void nothingToSay_isSaidNowAndThen() {
    timing.heartbeat = 100;
    transport("");
    collector.await(() -> collector.accepted().size() >= 3);

    assertThat(collector.accepted())
        .allMatch(batch -> batch.get("snapshots").isEmpty() && batch.get("counts").isEmpty());
  }

  @Test
  void collectorThatFailsAtRandom_getsEverythingOnce() {
    Random random = new Random(11);
    transport("");
    for (int i = 0; i < 200; i++) {
      int kind = random.nextInt(6);
      collector.reactTo(
          (exchange, batch) -> {
            if (kind == 0) {
              collector.keep(batch);
              exchange.close();
            } else if (kind == 1) {
              FakeCollector.status(503).answer(exchange, batch);
            } else if (kind == 2) {
              collector.keep(batch);
              FakeCollector.body(200, "garbage").answer(exchange, batch);
            } else {
              collector.accept().answer(exchange, batch);
            }
          });
    }
    timing.backOffMaximum = 20;
    timing.rejected = 20;
    long expected = 0;
    for (int i = 0; i < 150; i++) {
      outbox.offer(Samples.snapshot("x.E" + i, Trigger.FIRST));
      counts.add("x.E" + i, i);
      expected += i;
      sleep(5);
    }
    long all = expected;
    collector.await(() -> collector.items("snapshots").size() >= 150);
    collector.await(() -> countedOccurrences() >= all);

    assertThat(collector.items("snapshots")).hasSize(150);
    assertThat(countedOccurrences()).isEqualTo(all);
    assertThat(losses.drain()).isEmpty();
  }

  private static Snapshot large(String type, Trigger trigger) {
    StringBuilder noise = new StringBuilder();
    Random random = new Random(type.hashCode());
    for (int i = 0; i < 6_000; i++) {
      noise.append((char) ('!' + random.nextInt(90)));
    }
    return Samples.snapshot(
        type,
        trigger,
        6_000,
        List.of(new Value().name("noise").kind(Value.Kind.STRING).text(noise.toString())),
        null);
  }

  /** So that what is offered together comes into one batch. */
  private void gatherUntilFlushed() {
    timing.batch = 60_000;
    timing.counts = 60_000;
  }

  private void offerTogether(Transport transport, int count) {
    for (int i = 0; i < count; i++) {
      outbox.offer(Samples.snapshot("x.E" + i, Trigger.FIRST));
    }
    transport.flush();
  }

  private long countedOccurrences() {
    return collector.items("counts").stream().mapToLong(c -> c.get("count").asLong()).sum();
  }

  private static long toldLosses(FakeCollector told) {
    return told.accepted().stream()
        .flatMap(batch -> stream(batch.get("losses")))
        .mapToLong(loss -> loss.get("count").asLong())
        .sum();
  }

  private List<String> toldLosses() {
    return collector.accepted().stream()
        .flatMap(batch -> stream(batch.get("losses")))
        .map(
            loss ->
                loss.get("what").asText()
                    + " "
                    + loss.get("reason").asText()
                    + " "
                    + loss.get("count").asLong())
        .toList();
  }

  private static Stream<JsonNode> stream(JsonNode array) {
    List<JsonNode> nodes = new ArrayList<>();
    array.forEach(nodes::add);
    return nodes.stream();
  }

  private Transport transport(String more) {
    return transport(
        configuration(
            "collector.url=" + collector.url() + ",service=checkout,token=secret-token," + more));
  }

  private Transport transport(Configuration configuration) {
    Transport transport = Transport.start(configuration, sources(configuration), timing, 24 << 20);
    started.add(transport);
    return transport;
  }

  private TransportSources sources(Configuration configuration) {
    AgentIds ids = new AgentIds();
    AgentIdentity identity = AgentIdentity.of(configuration, "0.1.0", ids);
    EnvironmentSampler sampler = new EnvironmentSampler(Redactor.builtIn(), identity.host());
    return new TransportSources(
        identity,
        ids,
        outbox,
        snapshot -> snapshot,
        counts,
        sampler,
        () -> new AgentStatus(812, 5_110, 14, "on", 970, new long[] {1, 2, 0, 0, 0, 0, 0}),
        losses,
        instructions -> {});
  }

  private static Configuration configuration(String arguments) {
    return Configuration.load(
        arguments, new ConfigurationSources(new Properties(), Map.of(), null, new File("target")));
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void sleep(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Offset<Long> within(long value) {
    return Offset.offset(value);
  }

  /** Counts as the engine would keep them. */
  private static final class Counts implements CountSource {

    private final List<Count> waiting = new ArrayList<>();
    private final List<InvocationCount> calls = new ArrayList<>();

    synchronized void add(String type, long count) {
      waiting.add(Samples.count(type, count));
    }

    @Override
    public synchronized void drainTo(List<Count> target) {
      target.addAll(waiting);
      waiting.clear();
    }

    synchronized void add(InvocationCount count) {
      calls.add(count);
    }

    @Override
    public synchronized void invocationsTo(List<InvocationCount> target) {
      target.addAll(calls);
      calls.clear();
    }
  }
}
