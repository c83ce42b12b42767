// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.ingest;

import static dev.faultline.collector.BatchJson.batch;
import static dev.faultline.collector.BatchJson.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.faultline.collector.BatchJson;
import dev.faultline.collector.digest.Batch;
import dev.faultline.collector.http.ProblemException;
import dev.faultline.collector.model.EntryPoint;
import dev.faultline.collector.model.SnapshotJson;
import dev.faultline.collector.store.NewInvocations;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BatchReaderTest {

  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  private static final Bounds SMALL = new Bounds(1 << 20, 1 << 20, 200, 1, 3, 4, 6, 5, 500, 5_000);

  private final BatchReader reader = new BatchReader(SMALL, InstantSource.fixed(NOW));

  @Test
  void validBatch_isTakenWhole() {
    Batch batch =
        read(
            batch("b-1")
                .snapshot("s-1", event("total"))
                .count(event("total"), 7)
                .loss("snapshot", "queue-full", 3));

    assertThat(batch.id()).isEqualTo("b-1");
    assertThat(batch.agent().service().service()).isEqualTo("shop");
    assertThat(batch.agent().at()).isEqualTo(NOW);
    assertThat(batch.snapshots())
        .singleElement()
        .satisfies(s -> assertThat(s.id()).isEqualTo("s-1"));
    assertThat(batch.counts()).singleElement().satisfies(c -> assertThat(c.count()).isEqualTo(7));
    assertThat(batch.losses()).hasSize(1);
    assertThat(batch.refused()).isEmpty();
  }

  @Test
  void fieldsInAnyOrder_areUnderstood() {
    BatchJson json = batch("b-1").count(event("total"), 1);
    ObjectNode agent = json.agent();
    json.root().remove("agent");
    json.root().set("agent", agent);

    assertThat(read(json).counts()).hasSize(1);
  }

  @Test
  void unknownFields_areIgnoredInTheBatchAndKeptInSnapshots() throws IOException {
    BatchJson json = batch("b-1").snapshot("s-1", event("total"));
    json.root().putObject("future").putArray("things").add(1);
    ((ObjectNode) json.snapshots().get(0)).put("future", "kept");

    Batch batch = read(json);

    assertThat(stored(batch)).contains("\"future\":\"kept\"");
  }

  @Test
  void absentEnvironment_isCalledDefault() {
    BatchJson json = batch("b-1");
    json.agent().remove("environment");

    assertThat(read(json).agent().service().environment()).isEqualTo("default");
  }

  @Test
  void malformedItems_areRefusedWithTheirReasonAndTheOthersKept() {
    BatchJson json = batch("b-1").snapshot("s-1", event("total")).snapshot("s-2", event("total"));
    ((ObjectNode) json.snapshots().get(0)).remove("exceptions");
    json.count(event("total"), -4).count(event("total"), 4);

    Batch batch = read(json);

    assertThat(batch.refused())
        .extracting(Batch.Refusal::item, Batch.Refusal::reason)
        .containsExactly(
            tuple("snapshots/0", "exceptions: must have 1 to 64 elements, has none"),
            tuple("counts/0", "count: must be 1 to 1000000000000"));
    assertThat(batch.snapshots()).extracting(Batch.RecordedOccurrence::id).containsExactly("s-2");
    assertThat(batch.counts()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          id                                       | "first"      | id: must be 1 to 64 letters, digits and hyphens
          id                                       | "a/../b"     | id: must be 1 to 64 letters, digits and hyphens
          event                                    | null         | event: must be there
          event/kind                               | "BOOM"       | event.kind: must be one of UNCAUGHT, CAUGHT, SWALLOWED, LOGGED_ERROR, LOGGED_WARNING, HTTP_ERROR, SLOW, CUSTOM
          event/types                              | [1]          | event.types: must have texts of 1 to 1000 characters without control characters
          event/location/class                     | "a\\u0000b"  | event.location.class: must be a text that isn't empty and has no control characters
          event/location/class                     | "a\\u202Eb"  | event.location.class: must be a text that isn't empty and has no control characters
          event/location/method                    | ""           | event.location.method: must be a text that isn't empty and has no control characters
          occurredAt                               | -1           | occurredAt: must be 0 to 253402300799999
          occurredAt                               | 1e400        | occurredAt: must be a whole number
          occurredAt                               | "now"        | occurredAt: must be a whole number
          trigger                                  | "why"        | trigger: must be first, sampled or forced
          exceptions                               | "none"       | exceptions: has the wrong type
          exceptions/0                             | null         | exceptions/0: must be there
          exceptions/0/type                        | null         | exceptions/0/type: must be there
          exceptions/0/parent                      | 1            | exceptions/0/parent: must be the index of an exception
          exceptions/0/frames/0/line               | "x"          | exceptions/0/frames/0/line: has the wrong type
          exceptions/0/frames/0/class              | null         | exceptions/0/frames/0/class: must be there
          exceptions/0/frames/0/code               | "12"         | exceptions/0/frames/0/code: must be a SHA-256 in 64 lower-case hexadecimal digits
          exceptions/0/frames/0/variables/0/kind   | null         | exceptions/0/frames/0/variables/0/kind: must be there
          exceptions/0/frames/0/variables/0/fields | [null]       | exceptions/0/frames/0/variables/0/fields/0: must be there
          exceptions/0/frames/0/variables/0/entries | [{}]        | exceptions/0/frames/0/variables/0/entries/0/key: must be there
          environment                              | [1]          | environment: has the wrong type
          event/name                               | 7            | event.name: must be a text
          entryPoint/name                          | []           | entryPoint/name: has the wrong type
          entryPoint/kind                          | ""           | entryPoint.kind: must be a text that isn't empty and has no control characters
          request                                  | []           | request: has the wrong type
          request                                  | {"direction":"sideways"} | request/direction: must be incoming or outgoing
          request                                  | {"status":99} | request/status: must be 100 to 999
          request                                  | {"headers":[]} | request/headers: has the wrong type
          context                                  | "acme"       | context: has the wrong type
          trace                                    | "4bf9"       | trace: has the wrong type
          data                                     | [null]       | data/0: must be there
          data                                     | [{"name":"a"}] | data/0/kind: must be there
          causedBy                                 | {"kind":"BOOM"} | causedBy.kind: must be one of UNCAUGHT, CAUGHT, SWALLOWED, LOGGED_ERROR, LOGGED_WARNING, HTTP_ERROR, SLOW, CUSTOM
          causedBy                                 | {"kind":"UNCAUGHT"} | causedBy.types: must not be empty where there is no location, no template and no name
          logs                                     | [null]       | logs/0: must be there
          logs                                     | [{"level":"LOUD"}] | logs/0/level: must be TRACE, DEBUG, INFO, WARN or ERROR
          logs                                     | [{"time":-1}] | logs/0/time: must be 0 to 253402300799999
          logs                                     | [{"mdc":[]}] | logs/0/mdc: has the wrong type
          logs                                     | [{"current":true},{}] | logs/0/current: must be true of the last statement only
          logs                                     | [{"current":true},{"current":true}] | logs/0/current: must be true of the last statement only
          """)
  void snapshot_withAFieldThatIsWrong_isRefusedByName(String path, String value, String reason)
      throws IOException {
    BatchJson json = batch("b-1").snapshot("s-1", event("total"));
    replace(json.snapshots().get(0), path, value);

    assertThat(read(json).refused()).extracting(Batch.Refusal::reason).containsExactly(reason);
  }

  @ParameterizedTest
  @CsvSource({
    "logger, 1000",
    "message, 10000",
    "template, 10000",
    "thread, 1000",
    "exception/type, 1000",
    "exception/message, 10000",
    "mdc/tenant, 1000"
  })
  void logStatement_withATextThatIsTooLong_isRefusedByName(String field, int most) {
    assertThat(whole(statement(field, "x".repeat(most))).refused()).isEmpty();
    assertThat(whole(statement(field, "x".repeat(most + 1))).refused())
        .extracting(Batch.Refusal::reason)
        .containsExactly("logs/0/" + field + ": must have at most " + most + " characters");
  }

  @ParameterizedTest
  @CsvSource({
    "request/method, 300",
    "request/remote, 300",
    "request/route, 8000",
    "request/path, 8000",
    "request/query, 8000",
    "request/url, 8000",
    "request/headers/accept, 4000",
    "context/tenant, 4000",
    "trace/traceId, 300",
    "trace/spanId, 300"
  })
  void workOfAThread_withATextThatIsTooLong_isRefusedByName(String field, int most) {
    assertThat(whole(snapshotWith(field, "x".repeat(most))).refused()).isEmpty();
    assertThat(whole(snapshotWith(field, "x".repeat(most + 1))).refused())
        .extracting(Batch.Refusal::reason)
        .containsExactly(field + ": must have at most " + most + " characters");
  }

  @ParameterizedTest
  @CsvSource({"context, 100", "request/headers, 200"})
  void workOfAThread_withTooManyEntries_isRefused(String field, int most) {
    BatchJson json = batch("b-1").snapshot("s-1", event("total"));
    for (int i = 0; i <= most; i++) {
      put((ObjectNode) json.snapshots().get(0), field + "/key" + i, "value");
    }

    assertThat(whole(json).refused())
        .extracting(Batch.Refusal::reason)
        .containsExactly(field + ": must have at most " + most + " entries, has " + (most + 1));
  }

  @Test
  void data_ofMoreValuesThanAReaderWouldOpen_isRefused() {
    BatchJson json = batch("b-1").snapshot("s-1", event("total"));
    ArrayNode data = ((ObjectNode) json.snapshots().get(0)).putArray("data");
    for (int i = 0; i <= 100; i++) {
      data.addObject().put("kind", "null");
    }

    assertThat(whole(json).refused())
        .extracting(Batch.Refusal::reason)
        .containsExactly("data: must have at most 100 elements");
  }

  @Test
  void names_areCutAndPutOnOneLine() {
    ObjectNode event = event("CUSTOM", "total");
    event.put("name", " a\nb\u0000" + "x".repeat(500));
    BatchJson json = batch("b-1").snapshot("s-1", event).count(event, 1);
    ((ObjectNode) json.snapshots().get(0)).putObject("entryPoint").put("name", "GET\t/a");

    Batch batch = whole(json);

    assertThat(batch.refused()).isEmpty();
    assertThat(batch.snapshots().get(0).event().name())
        .startsWith("a b\uFFFDx")
        .endsWith("…")
        .isEqualTo(batch.counts().get(0).event().name());
    assertThat(batch.snapshots().get(0).entryPoint())
        .isEqualTo(new EntryPoint(null, null, "GET /a", null));
  }

  @Test
  void eventWithNothingButAName_isTaken() {
    ObjectNode event = event("CUSTOM", "total");
    event.remove("types");
    event.remove("location");
    event.put("name", "payment-declined");

    assertThat(whole(batch("b-1").count(event, 1)).refused()).isEmpty();
    event.put("name", " \n ");
    assertThat(whole(batch("b-1").count(event, 1)).refused()).hasSize(1);
  }

  private static BatchJson snapshotWith(String path, String text) {
    BatchJson json = batch("b-1").snapshot("s-1", event("total"));
    put((ObjectNode) json.snapshots().get(0), path, text);
    return json;
  }

  private static void put(ObjectNode at, String path, String text) {
    String[] steps = path.split("/");
    for (int i = 0; i < steps.length - 1; i++) {
      at = at.withObject("/" + steps[i]);
    }
    at.put(steps[steps.length - 1], text);
  }

  @Test
  void logStatement_withTooMuchContext_isRefused() {
    BatchJson json = batch("b-1").snapshot("s-1", event("total"));
    ObjectNode mdc =
        ((ObjectNode) json.snapshots().get(0))
            .putArray("logs")
            .addObject()
            .put("level", "INFO")
            .putObject("mdc");
    for (int i = 0; i <= 200; i++) {
      mdc.put("key" + i, "value");
    }

    assertThat(whole(json).refused())
        .extracting(Batch.Refusal::reason)
        .containsExactly("logs/0/mdc: must have at most 200 entries, has 201");
  }

  @Test
  void logStatements_moreThanAThreadKeeps_areRefused() {
    BatchJson json = batch("b-1").snapshot("s-1", event("total"));
    ArrayNode logs = ((ObjectNode) json.snapshots().get(0)).putArray("logs");
    for (int i = 0; i <= 250; i++) {
      logs.addObject().put("message", "again");
    }

    assertThat(whole(json).refused())
        .extracting(Batch.Refusal::reason)
        .containsExactly("logs: must have at most 250 elements");
  }

  private static BatchJson statement(String path, String text) {
    BatchJson json = batch("b-1").snapshot("s-1", event("total"));
    put(((ObjectNode) json.snapshots().get(0)).putArray("logs").addObject(), path, text);
    return json;
  }

  private static Batch whole(BatchJson json) {
    return new BatchReader(Bounds.DEFAULT, InstantSource.fixed(NOW))
        .read(new ByteArrayInputStream(json.bytes()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          name        | " \\n"          | name: must be a text that isn't empty
          name        | 7              | name: must be a text
          kind        | "a\\u0000"      | kind: must be a text that isn't empty and has no control characters
          to          | null           | to: must be there
          from        | 9999999999999  | from: must be 0 to
          count       | 0              | count: must be 1 to 1000000000000
          failed      | 13             | failed: must be 0 to 12
          totalMillis | -1             | totalMillis: must be 0 to 1000000000000
          """)
  void invocations_withAFieldThatIsWrong_areRefusedByName(String field, String value, String reason)
      throws IOException {
    BatchJson json = batch("b-1").invocations("GET /a", 12, 0, 1).invocations("GET /b", 12, 0, 1);
    replace(json.root().get("invocations").get(0), field, value);

    Batch batch = read(json);

    assertThat(batch.refused())
        .singleElement()
        .satisfies(refusal -> assertThat(refusal.item()).isEqualTo("invocations/0"))
        .satisfies(refusal -> assertThat(refusal.reason()).startsWith(reason));
    assertThat(batch.invocations()).extracting(NewInvocations::name).containsExactly("GET /b");
  }

  @Test
  void occurrenceWithoutException_isTakenWhereTheKindHasNone() {
    BatchJson json = batch("b-1").snapshot("s-1", event("SLOW", "total"));
    ((ObjectNode) json.snapshots().get(0)).remove("exceptions");

    assertThat(read(json).refused()).isEmpty();
  }

  @Test
  void halfASurrogatePair_isStoredAndReadBack() {
    BatchJson json = batch("b-1").snapshot("s-1", event("total"));
    String cut = "caf\u00e9 \uD83D";
    ((ObjectNode) json.snapshots().get(0).at("/exceptions/0/frames/0/variables/0"))
        .put("value", "VALUE");
    byte[] body =
        json.text().replace("VALUE", "caf\u00e9 \\uD83D").getBytes(StandardCharsets.UTF_8);

    Batch batch = reader.read(new ByteArrayInputStream(body));

    assertThat(SnapshotJson.read(stored(batch).getBytes(StandardCharsets.US_ASCII)))
        .satisfies(
            snapshot ->
                assertThat(snapshot.exceptions().get(0).frames().get(0).variables().get(0).value())
                    .isEqualTo(cut));
  }

  @Test
  void halfASurrogatePair_inAName_isRefused() {
    String body =
        batch("b-1").count(event("total"), 1).text().replace("com.acme.Shop", "com.acme.\\uD83D");

    assertThat(
            reader.read(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8))).refused())
        .extracting(Batch.Refusal::item)
        .containsExactly("counts/0");
  }

  @Test
  void itemBeyondItsBounds_isRefusedAndTheNextIsKept() {
    BatchJson json = batch("b-1").snapshot("s-1", event("total")).snapshot("s-2", event("total"));
    ArrayNode many = ((ObjectNode) json.snapshots().get(0)).putArray("notes");
    for (int i = 0; i < 600; i++) {
      many.add("n");
    }

    Batch batch = read(json);

    assertThat(batch.refused())
        .extracting(Batch.Refusal::reason)
        .containsExactly("must have at most 500 JSON tokens");
    assertThat(batch.snapshots()).extracting(Batch.RecordedOccurrence::id).containsExactly("s-2");
  }

  @Test
  void itemWithTooMuchText_isRefused() {
    BatchJson json = batch("b-1").snapshot("s-1", event("total"));
    ((ObjectNode) json.snapshots().get(0)).put("x", "a".repeat(6_000));

    assertThat(read(json).refused())
        .extracting(Batch.Refusal::reason)
        .containsExactly("must have at most 5000 characters");
  }

  @Test
  void messages_areCutAndCleanedForLists() {
    BatchJson json = batch("b-1").count(event("total"), 1);
    ((ObjectNode) json.counts().get(0)).put("message", "a\u0000b\u001b[31m\n" + "x".repeat(2_000));

    String message = read(json).counts().get(0).message();

    assertThat(message).startsWith("a\uFFFDb\uFFFD[31m\n").hasSize(1_000).endsWith("…");
  }

  @Test
  void tooManyItems_areRefusedAsAWhole() {
    BatchJson json = batch("b-1");
    for (int i = 0; i < 5; i++) {
      json.count(event("total"), 1);
    }

    assertProblem(json.text(), 413, "counts: must have at most 4 elements; send smaller batches");
  }

  @Test
  void hashesOfClassFiles_areGathered() {
    BatchJson json = batch("b-1").snapshot("s-1", event("total"));
    String sha256 = "ab".repeat(32);
    ((ObjectNode) json.snapshots().get(0).at("/exceptions/0/frames/0")).put("code", sha256);

    assertThat(read(json).classFiles()).containsExactly(sha256);
  }

  @Test
  void deepNesting_isRefusedBeforeItIsBuilt() {
    String deep = "[".repeat(200) + "]".repeat(200);

    assertProblem("{\"snapshots\":" + deep + "}", 400, "body: is beyond the bounds");
  }

  @Test
  void longString_isRefused() {
    String body = "{\"id\":\"" + "x".repeat((1 << 20) + 1) + "\"}";

    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(
            () ->
                new BatchReader(Bounds.DEFAULT, InstantSource.fixed(NOW))
                    .read(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8))))
        .satisfies(
            problem -> assertThat(problem.detail()).startsWith("body: is beyond the bounds"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          []                                | body: must be a JSON object
          7                                 | body: must be a JSON object
          {"protocol":                      | body: is not JSON in UTF-8
          {"protocol": NaN}                 | body: is not JSON in UTF-8
          {}                                | protocol: must be 1
          {"protocol": 2}                   | protocol: must be 1
          {"protocol": 1}                   | id: must be 1 to 64 letters, digits and hyphens
          {"protocol": 1, "id": "a b"}      | id: must be 1 to 64 letters, digits and hyphens
          {"protocol": 1, "id": "a"}        | agent: must be there
          {"protocol": 1, "id": "a", "agent": 7} | agent: must be an object
          {"protocol": 1, "id": "a", "agent": {"id": "a"}} | agent.service: must be there
          {"snapshots": {}}                 | snapshots: must be an array
          """)
  void whatIsNoBatch_isRefusedByName(String body, String detail) {
    assertProblem(body, 400, detail);
  }

  @Test
  void somethingAfterTheBatch_isRefused() {
    assertProblem(batch("b-1").text() + "{}", 400, "body: must end with the batch");
  }

  @Test
  void emptyBody_isRefused() {
    assertProblem("", 400, "body: must be a JSON object");
  }

  @Test
  void brokenUtf8_isRefused() {
    byte[] body = batch("b-1").text().replace("shop", "sh?p").getBytes(StandardCharsets.UTF_8);
    body[new String(body, StandardCharsets.ISO_8859_1).indexOf("sh?p") + 2] = (byte) 0xC3;

    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> reader.read(new ByteArrayInputStream(body)))
        .satisfies(problem -> assertThat(problem.status()).isEqualTo(400));
  }

  @Test
  void serviceWithControlCharacters_isRefused() {
    BatchJson json = batch("b-1");
    json.agent().put("service", "shop\n2026 ERROR forged");

    assertProblem(json.text(), 400, "agent.service: must be a text");
  }

  private Batch read(BatchJson json) {
    return reader.read(new ByteArrayInputStream(json.bytes()));
  }

  private void assertProblem(String body, int status, String detail) {
    Consumer<ProblemException> expected =
        problem -> {
          assertThat(problem.status()).isEqualTo(status);
          assertThat(problem.detail()).startsWith(detail);
        };
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(
            () -> reader.read(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8))))
        .satisfies(expected);
  }

  private static void replace(JsonNode item, String path, String json) throws IOException {
    int last = path.lastIndexOf('/');
    var parent = last < 0 ? item : item.at("/" + path.substring(0, last));
    var value = new JsonMapper().readTree(json);
    String name = path.substring(last + 1);
    if (parent instanceof ArrayNode array) {
      array.set(Integer.parseInt(name), value);
    } else {
      ((ObjectNode) parent).set(name, value);
    }
  }

  private static String stored(Batch batch) {
    try (GZIPInputStream gzip =
        new GZIPInputStream(new ByteArrayInputStream(batch.snapshots().get(0).gzip()))) {
      return new String(gzip.readAllBytes(), StandardCharsets.US_ASCII);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
