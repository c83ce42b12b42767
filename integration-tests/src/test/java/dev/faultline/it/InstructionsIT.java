// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.faultline.it.FaultyCollector.Fault;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the collector asks for with its answers, done by the real agent while the JVM runs. */
class InstructionsIT {

  private static final String FORCE_ORDER =
      "{\"id\":\"wish-1\",\"event\":{\"kind\":\"UNCAUGHT\",\"types\":"
          + "[\"java.lang.IllegalStateException\"],"
          + "\"location\":{\"class\":\"Commands\",\"method\":\"order\"}}}";

  @TempDir Path folder;
  private FaultyCollector collector;
  private AgentJvm jvm;
  private OutputStream commands;

  @Test
  void collector_pausesRecordingAddsSecretsAndForcesSnapshots() throws Exception {
    collector = new FaultyCollector(Fault.NONE);
    jvm = new AgentJvm(folder).collector(collector.url(), "token");
    Process process = jvm.start("Commands");
    commands = process.getOutputStream();
    try {
      say("order");
      await(() -> snapshots("order").size() == 1);
      assertThat(customer(snapshots("order").get(0)).path("value").asText()).isEqualTo("hush");

      collector.settings("{\"recording\":false}");
      say("order");
      await(() -> jvm.agentLog().contains("Recording is paused by the collector"));
      say("parse");
      say("parse");
      say("order");
      await(() -> statuses().contains("paused by the collector"));
      assertThat(snapshots("parse")).isEmpty();

      collector.settings("{\"redactNames\":[\"customer\"],\"forced\":[" + FORCE_ORDER + "]}");
      say("order");
      await(() -> jvm.agentLog().contains("Recording goes on"));
      say("order");
      say("parse");
      await(() -> snapshots("order").size() == 2 && snapshots("parse").size() == 1);

      say("order");
      commands.close();
      assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
      assertThat(snapshots("order"))
          .extracting(snapshot -> snapshot.get("trigger").asText())
          .containsExactly("first", "forced");
      assertThat(customer(snapshots("order").get(1)).path("kind").asText()).isEqualTo("redacted");
      assertThat(customer(snapshots("parse").get(0)).path("kind").asText()).isEqualTo("redacted");
      assertThat(counted("order")).isEqualTo(6);
      assertThat(counted("parse")).isEqualTo(3);
      assertThat(jvm.agentLog())
          .contains("Health: recording on, 3 snapshots took ", " wait to be sent, lost: nothing");
      assertThat(capturedAccordingToStatus()).isEqualTo(3);
    } finally {
      process.destroyForcibly();
      collector.close();
    }
  }

  /** A full heap needs no snapshots in it, and whoever looks at the collector should know. */
  @Test
  void fullHeap_pausesRecordingUntilThereIsRoomAgain() throws Exception {
    collector = new FaultyCollector(Fault.NONE);
    jvm = new AgentJvm(folder).collector(collector.url(), "token").option("-Xmx64m");
    Process process = jvm.option("-XX:+UseSerialGC").start("Commands");
    commands = process.getOutputStream();
    try {
      say("order");
      await(() -> snapshots("order").size() == 1);
      say("fill");
      await(() -> jvm.agentLog().contains("Recording is paused: the heap is full"));
      say("order");
      say("parse");
      await(() -> statuses().contains("paused: the heap is full"));
      assertThat(snapshots("parse")).isEmpty();

      say("free");
      await(() -> jvm.agentLog().contains("Recording goes on"));
      say("parse");
      await(() -> snapshots("parse").size() == 1);
      commands.close();
      assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
      assertThat(counted("order")).isEqualTo(2);
      assertThat(counted("parse")).isEqualTo(2);
    } finally {
      process.destroyForcibly();
      collector.close();
    }
  }

  private void say(String command) throws IOException {
    commands.write((command + "\n").getBytes(StandardCharsets.US_ASCII));
    commands.flush();
  }

  private List<JsonNode> snapshots(String method) {
    return collector.items("snapshots").stream()
        .filter(snapshot -> method(snapshot).equals(method))
        .toList();
  }

  private long counted(String method) {
    return collector.items("counts").stream()
        .filter(count -> method(count).equals(method))
        .mapToLong(count -> count.get("count").asLong())
        .sum();
  }

  private static String method(JsonNode item) {
    return item.at("/event/location/method").asText();
  }

  private static JsonNode customer(JsonNode snapshot) {
    for (JsonNode frame : snapshot.at("/exceptions/0/frames")) {
      for (JsonNode variable : frame.path("variables")) {
        if (variable.path("name").asText().equals("customer")) {
          return variable;
        }
      }
    }
    throw new AssertionError("no variable customer in " + snapshot);
  }

  private List<String> statuses() {
    return collector.accepted().stream()
        .map(batch -> batch.at("/status/recording").asText())
        .toList();
  }

  /** As the last batch has it. */
  private long capturedAccordingToStatus() {
    List<JsonNode> batches = collector.accepted();
    long sum = 0;
    for (JsonNode count : batches.get(batches.size() - 1).at("/status/captureTimes")) {
      sum += count.asLong();
    }
    return sum;
  }

  private interface Condition {
    boolean holds() throws IOException;
  }

  private void await(Condition condition) throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (!condition.holds()) {
      assertThat(System.nanoTime()).as(() -> collector.accepted() + "\n" + log()).isLessThan(end);
      Thread.sleep(50);
    }
  }

  private String log() {
    try {
      return jvm.agentLog();
    } catch (IOException e) {
      return e.toString();
    }
  }
}
