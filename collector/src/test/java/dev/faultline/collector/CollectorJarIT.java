// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector;

import static dev.faultline.collector.BatchJson.batch;
import static dev.faultline.collector.BatchJson.event;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar itself: that it is complete, serves, ends cleanly, and keeps its word when killed. */
class CollectorJarIT {

  private static final int KILLS = 5;
  private static final int SENDERS = 4;

  @TempDir Path directory;

  @Test
  void jar_servesAsSoonAsItSaysSo_andEndsCleanly() throws Exception {
    CollectorProcess collector = CollectorProcess.start(directory);
    try (collector) {
      assertThat(collector.get("/health/ready").statusCode()).isEqualTo(200);
      assertThat(collector.post(batch("b-1").count(event("total"), 3)).statusCode()).isEqualTo(200);
      assertThat(collector.get("/sign-in").body()).contains("<form");
      assertThat(collector.get("/metrics").body()).contains("faultline_ingest");
      assertThat(collector.terminate()).isEqualTo(143);
    }
    assertThat(directory.resolve("faultline.db-wal")).doesNotExist();
    try (CollectorProcess again = CollectorProcess.start(directory)) {
      assertThat(count(again, "total")).isEqualTo(3);
    }
  }

  @Test
  void secondCollector_onTheSameData_saysSoAndEnds() throws Exception {
    try (CollectorProcess first = CollectorProcess.start(directory)) {
      assertThat(first.get("/health/live").statusCode()).isEqualTo(200);
      Path err = directory.resolveSibling("err-" + System.nanoTime());
      Process second =
          new ProcessBuilder(
                  CollectorProcess.command("--port", "0", "--data", directory.toString()))
              .redirectError(err.toFile())
              .start();

      assertThat(second.waitFor()).isEqualTo(1);
      assertThat(Files.readString(err)).contains("is in use by another collector").hasLineCount(1);
      Files.delete(err);
    }
  }

  @Test
  void killedUnderLoad_everyAcknowledgedBatchIsThereOnce() throws Exception {
    Map<Integer, BatchJson> sent = new ConcurrentHashMap<>();
    Set<Integer> acknowledged = ConcurrentHashMap.newKeySet();
    AtomicInteger number = new AtomicInteger();
    Random random = new Random(42);
    for (int kill = 0; kill < KILLS; kill++) {
      try (CollectorProcess collector = CollectorProcess.start(directory)) {
        int enough = acknowledged.size() + 20 + random.nextInt(100);
        sendUntilKilled(collector, enough, number, sent, acknowledged);
      }
    }
    assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(KILLS * 20);
    try (CollectorProcess collector = CollectorProcess.start(directory)) {
      for (int each : acknowledged) {
        assertThat(count(collector, name(each))).as("batch %s", each).isEqualTo(1);
      }
      for (BatchJson batch : sent.values()) {
        assertThat(collector.post(batch).statusCode()).isEqualTo(200);
      }
      for (int each : sent.keySet()) {
        assertThat(count(collector, name(each))).as("batch %s, sent again", each).isEqualTo(1);
      }
    }
  }

  private static void sendUntilKilled(
      CollectorProcess collector,
      int enough,
      AtomicInteger number,
      Map<Integer, BatchJson> sent,
      Set<Integer> acknowledged)
      throws InterruptedException {
    AtomicBoolean killed = new AtomicBoolean();
    ExecutorService senders = Executors.newFixedThreadPool(SENDERS);
    for (int i = 0; i < SENDERS; i++) {
      senders.execute(
          () -> {
            while (!killed.get()) {
              int mine = number.incrementAndGet();
              BatchJson batch =
                  batch("b-" + mine)
                      .count(event(name(mine)), 1)
                      .snapshot("s-" + mine, event(name(mine)));
              sent.put(mine, batch);
              if (acknowledged(collector, batch)) {
                acknowledged.add(mine);
              }
            }
          });
    }
    while (acknowledged.size() < enough) {
      Thread.sleep(1);
    }
    collector.kill();
    killed.set(true);
    senders.shutdown();
    assertThat(senders.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
  }

  private static boolean acknowledged(CollectorProcess collector, BatchJson batch) {
    try {
      HttpResponse<String> response = collector.post(batch);
      return response.statusCode() == 200;
    } catch (IOException e) {
      return false; // killed meanwhile
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static String name(int number) {
    return "m%06d".formatted(number);
  }

  private static long count(CollectorProcess collector, String method) throws Exception {
    JsonNode events =
        RunningCollector.json(collector.get("/api/v1/events?text=shop." + method)).get("events");
    List<JsonNode> found = new ArrayList<>();
    events.forEach(found::add);
    assertThat(found).as(method).hasSize(1);
    assertThat(found.get(0).get("snapshots").asInt()).isEqualTo(method.equals("total") ? 0 : 1);
    return found.get(0).get("count").asLong();
  }
}
