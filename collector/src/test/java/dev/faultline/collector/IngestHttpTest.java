// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector;

import static dev.faultline.collector.BatchJson.batch;
import static dev.faultline.collector.BatchJson.event;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IngestHttpTest {

  private RunningCollector collector;

  @BeforeAll
  void start(@TempDir Path directory) {
    collector = RunningCollector.in(directory.resolve("data"));
  }

  @AfterAll
  void stop() {
    collector.close();
  }

  @Test
  void batch_isAcknowledgedAndThere() {
    HttpResponse<String> response =
        collector.post(batch("b-1").snapshot("s-1", event("stored")).count(event("stored"), 3));

    assertThat(response.statusCode()).isEqualTo(200);
    JsonNode answer = RunningCollector.json(response);
    assertThat(answer.get("batch").asText()).isEqualTo("b-1");
    assertThat(answer.get("duplicate").asBoolean()).isFalse();
    assertThat(answer.get("accepted").asInt()).isEqualTo(2);
    assertThat(answer.get("refused")).isEmpty();
    assertThat(count("stored")).isEqualTo(3);
  }

  @Test
  void batchSentTwice_isCountedOnceAndAnsweredAlike() {
    BatchJson batch = batch("b-2").count(event("duplicate"), 5).count(event("duplicate"), -1);
    JsonNode first = RunningCollector.json(collector.post(batch));

    JsonNode second = RunningCollector.json(collector.post(batch));

    assertThat(second.get("duplicate").asBoolean()).isTrue();
    assertThat(second.get("accepted")).isEqualTo(first.get("accepted"));
    assertThat(second.get("refused")).isEqualTo(first.get("refused")).hasSize(1);
    assertThat(count("duplicate")).isEqualTo(5);
  }

  @Test
  void linkInALogLine_leadsToThePageOfItsEvent() {
    BatchJson batch = batch("b-13").count(event("linked"), 3).count(event("other"), 1);
    ((ObjectNode) batch.counts().get(0)).put("link", "k3xnqab2m4zt");
    ((ObjectNode) batch.counts().get(1)).put("link", "../events");
    collector.post(batch);
    String id = collector.json("/api/v1/events?text=linked").at("/events/0/id").asText();

    HttpResponse<String> found = collector.get("/l/k3xnqab2m4zt");
    assertThat(found.statusCode()).isEqualTo(302);
    assertThat(found.headers().firstValue("location").orElseThrow()).endsWith("/events/" + id);
    HttpResponse<String> unknown = collector.get("/l/aaaaaaaaaaaa");
    assertThat(unknown.statusCode()).isEqualTo(404);
    assertThat(unknown.body()).contains("This link is not known yet");
    assertThat(count("other")).isEqualTo(1);
  }

  @Test
  void invocations_areCountedOnce_alsoWhereThereIsNothingElse() {
    BatchJson batch = batch("b-11").invocations("GET /orders/{id}", 12, 1, 340);
    batch.invocations("GET /orders/{id}", 0, 0, 0).agent().put("service", "called");

    JsonNode answer = RunningCollector.json(collector.post(batch));
    assertThat(RunningCollector.json(collector.post(batch)).get("duplicate").asBoolean()).isTrue();

    assertThat(answer.at("/refused/0/item").asText()).isEqualTo("invocations/1");
    assertThat(answer.at("/refused/0/reason").asText())
        .isEqualTo("count: must be 1 to 1000000000000");
    JsonNode entryPoints =
        collector
            .json("/api/v1/entry-points?service=called&environment=production")
            .get("entryPoints");
    assertThat(entryPoints).hasSize(1);
    assertThat(entryPoints.get(0).get("name").asText()).isEqualTo("GET /orders/{id}");
    assertThat(entryPoints.get(0).get("kind").asText()).isEqualTo("request");
    assertThat(entryPoints.get(0).get("invocations").asInt()).isEqualTo(12);
    assertThat(entryPoints.get(0).get("failed").asInt()).isEqualTo(1);
    assertThat(entryPoints.get(0).get("averageMillis").asDouble()).isEqualTo(28.3);
  }

  @Test
  void event_whoseEntryPointIsCounted_hasARate() {
    BatchJson batch = batch("b-12").snapshot("s-9", event("CAUGHT", "rated"));
    ((ObjectNode) batch.snapshots().get(0).get("entryPoint")).put("name", "GET /rated");
    batch.agent().put("service", "rated");
    batch
        .count(event("CAUGHT", "rated"), 3)
        .count(event("unrated"), 2)
        .invocations("GET /rated", 150, 3, 10);
    collector.post(batch);

    JsonNode listed = collector.json("/api/v1/events?service=rated&kind=CAUGHT").at("/events/0");

    assertThat(listed.at("/rate/entryPoint").asText()).isEqualTo("GET /rated");
    assertThat(listed.at("/rate/occurrences").asInt()).isEqualTo(3);
    assertThat(listed.at("/rate/invocations").asInt()).isEqualTo(150);
    assertThat(listed.at("/rate/perHundred").asDouble()).isEqualTo(2.0);
    assertThat(collector.json("/api/v1/events/" + listed.get("id").asText()).get("rate"))
        .isEqualTo(listed.get("rate"));
    JsonNode unrated = collector.json("/api/v1/events?service=rated").at("/events/0");
    assertThat(unrated.has("id")).isTrue();
    assertThat(unrated.has("rate")).isFalse();
  }

  @Test
  void sameBatchId_ofAnotherAgent_isAnotherBatch() {
    collector.post(batch("b-3").agentId("one").count(event("agents"), 1));
    collector.post(batch("b-3").agentId("two").count(event("agents"), 1));

    assertThat(count("agents")).isEqualTo(2);
  }

  @Test
  void gzip_isUnderstood() {
    HttpResponse<String> response =
        collector.postGzip(batch("b-4").count(event("gzip"), 2).bytes());

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(count("gzip")).isEqualTo(2);
  }

  @Test
  void malformedItem_isRefusedAndTheOthersKept() {
    BatchJson batch = batch("b-5").snapshot("s-1", event("kept")).snapshot("s-2", event("kept"));
    ((ObjectNode) batch.snapshots().get(0)).remove("exceptions");

    JsonNode answer = RunningCollector.json(collector.post(batch));

    assertThat(answer.get("accepted").asInt()).isEqualTo(1);
    assertThat(answer.at("/refused/0/item").asText()).isEqualTo("snapshots/0");
    assertThat(answer.at("/refused/0/reason").asText())
        .isEqualTo("exceptions: must have 1 to 64 elements, has none");
  }

  @Test
  void heartbeat_keepsTheAgentConnected() {
    collector.post(batch("b-6").agentId("heartbeat"));

    assertThat(collector.json("/api/v1/agents").findValuesAsText("id")).contains("heartbeat");
  }

  @Test
  void classFile_isWantedUntilItIsSent() throws NoSuchAlgorithmException {
    byte[] bytes = classFile();
    String sha256 = sha256(bytes);
    BatchJson batch = batch("b-7").snapshot("s-7", event("code"));
    ((ObjectNode) batch.snapshots().get(0).at("/exceptions/0/frames/0")).put("code", sha256);
    assertThat(wanted(batch)).containsExactly(sha256);

    assertThat(put(sha256, bytes).statusCode()).isEqualTo(204);
    assertThat(put(sha256, bytes).statusCode()).isEqualTo(204);

    batch.root().put("id", "b-8");
    assertThat(wanted(batch)).isEmpty();
  }

  @Test
  void classFile_thatIsAnother_isRefused() throws NoSuchAlgorithmException {
    assertProblem(put("ab".repeat(32), classFile()), 422, "the content has another SHA-256");
    assertProblem(put("AB", classFile()), 422, "the address must end with a SHA-256");
    byte[] text = "x".repeat(100).getBytes(StandardCharsets.UTF_8);
    assertProblem(put(sha256(text), text), 422, "the content is no class file");
    assertProblem(put("ab".repeat(32), new byte[(1 << 20) + 1]), 413, "body: must have at most");
  }

  @Test
  void bodyOverTheBound_isRefusedUnread() {
    assertProblem(
        collector.post(new byte[(4 << 20) + 1]), 413, "body: must have at most 4194304 bytes");
  }

  @Test
  void bodyOfUnknownLength_overTheBound_isRefused() {
    HttpResponse<String> response =
        collector.send(
            collector
                .authorized("/ingest/v1/batches")
                .POST(
                    BodyPublishers.ofInputStream(
                        () -> new ByteArrayInputStream(new byte[(4 << 20) + 1]))));

    assertProblem(response, 413, "body: must have at most 4194304 bytes");
  }

  @Test
  void bomb_isRefused() {
    byte[] blanks = " ".repeat(64 << 20).getBytes(StandardCharsets.UTF_8);

    assertProblem(collector.postGzip(blanks), 413, "body: inflates to more than");
  }

  @Test
  void bodyThatIsNoBatch_isRefusedByName() {
    assertProblem(collector.post("{".getBytes(StandardCharsets.UTF_8)), 400, "body: is not JSON");
    assertProblem(collector.post(new byte[0]), 400, "body: must be a JSON object");
    HttpResponse<String> response =
        collector.send(
            collector
                .authorized("/ingest/v1/batches")
                .header("Content-Encoding", "br")
                .POST(BodyPublishers.ofString("x")));
    assertProblem(response, 415, "Content-Encoding: must be gzip");
  }

  @Test
  void deepNesting_isRefusedAndTheCollectorLives() {
    String deep = "{\"snapshots\":" + "[".repeat(1_000_000);

    assertProblem(
        collector.post(deep.getBytes(StandardCharsets.UTF_8)), 400, "body: is beyond the bounds");
    assertThat(collector.get("/health/ready").statusCode()).isEqualTo(200);
  }

  @Test
  void timeInTheFuture_isNow() {
    long future = System.currentTimeMillis() + 1_000_000_000L;
    collector.post(batch("b-9").count(event("future"), 1, future));

    JsonNode event = find("future");

    assertThat(Instant.parse(event.get("lastSeen").asText())).isBeforeOrEqualTo(Instant.now());
  }

  @Test
  void textsThatDoThings_stayTexts() {
    String hostile = "<script>alert(1)</script>'; DROP TABLE event; -- ${7*7} {{x}}";
    BatchJson batch = batch("b-10").count(event("hostile"), 1);
    ((ObjectNode) batch.counts().get(0)).put("message", hostile);
    batch.agent().put("service", "shop").put("deployment", hostile);

    assertThat(collector.post(batch).statusCode()).isEqualTo(200);

    JsonNode event = find("hostile");
    assertThat(event.get("message").asText()).isEqualTo(hostile);
    assertThat(event.get("introducedBy").asText()).isEqualTo(hostile);
  }

  private JsonNode find(String method) {
    for (JsonNode event : collector.json("/api/v1/events?limit=500").get("events")) {
      if (event.at("/location/method").asText().equals(method)) {
        return event;
      }
    }
    throw new AssertionError("there is no event in " + method);
  }

  private long count(String method) {
    return find(method).get("count").asLong();
  }

  private Iterable<String> wanted(BatchJson batch) {
    JsonNode answer = RunningCollector.json(collector.post(batch));
    List<String> hashes = new ArrayList<>();
    answer.at("/settings/classesWanted").forEach(hash -> hashes.add(hash.asText()));
    return hashes;
  }

  private HttpResponse<String> put(String sha256, byte[] bytes) {
    return collector.send(
        collector
            .authorized("/ingest/v1/classes/" + sha256)
            .PUT(BodyPublishers.ofByteArray(bytes)));
  }

  private static byte[] classFile() {
    try (var stream = IngestHttpTest.class.getResourceAsStream("IngestHttpTest.class")) {
      return Objects.requireNonNull(stream).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String sha256(byte[] bytes) throws NoSuchAlgorithmException {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }

  private static void assertProblem(HttpResponse<String> response, int status, String detail) {
    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    JsonNode problem = RunningCollector.json(response);
    assertThat(problem.get("status").asInt()).isEqualTo(status);
    assertThat(problem.get("title").asText()).isNotBlank();
    assertThat(problem.get("detail").asText()).startsWith(detail);
  }
}
