// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.transport;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.faultline.agent.core.model.Snapshot.Trigger;
import dev.faultline.agent.core.model.Value;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ItemWriterTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final ItemWriter writer = new ItemWriter(new ClassFiles(true));

  @Test
  void snapshot_isWrittenAsTheProtocolSays() throws IOException {
    byte[] code = {1, 2, 3};
    JsonNode snapshot =
        JSON.readTree(
            writer.snapshot(
                "s-1",
                Samples.snapshot(
                    "com.acme.OrderException", Trigger.FIRST, 1, List.of(), Samples.code(code)),
                "{\"sampledAt\":7}"));

    assertThat(snapshot)
        .isEqualTo(
            JSON.readTree(
                """
                {"id": "s-1",
                 "event": {"kind": "UNCAUGHT",
                  "types": ["com.acme.OrderException", "java.lang.NullPointerException"],
                  "location": {"class": "com.acme.OrderService", "method": "total",
                   "descriptor": "(Lcom/acme/Order;)J", "site": "java/util/Map.get#0"}},
                 "occurredAt": 1790000000000,
                 "trigger": "first",
                 "thread": {"name": "http-7", "id": 31, "daemon": true, "priority": 5,
                  "virtual": false, "group": "main", "cpuMillis": 42},
                 "entryPoint": {"class": "com.acme.Shop", "method": "handle"},
                 "outcome": {"kind": "caught", "class": "com.acme.Shop", "method": "handle",
                  "descriptor": "()V", "line": 88},
                 "exceptions": [
                  {"type": "com.acme.OrderException", "message": "order o-17 failed",
                   "relation": "thrown", "parent": null, "stackRebuilt": false, "framesCut": 3,
                   "frames": [
                    {"class": "com.acme.OrderService", "method": "total",
                     "descriptor": "(Lcom/acme/Order;)J", "file": "OrderService.java", "line": 52,
                     "application": true,
                     "code": "039058c6f2c0cb492c533b0a4d14ef77cc0f78abccced5287d84a1a2011cfb81",
                     "source": "orders-2.4.1.jar", "site": "java/util/Map.get#0",
                     "variables": []},
                    {"class": "java.lang.reflect.Method", "method": "invoke",
                     "file": "Method.java", "application": false,
                     "variablesMissing": "not instrumented"}]},
                  {"type": "java.lang.NullPointerException", "relation": "cause", "parent": 0,
                   "stackRebuilt": true, "framesCut": 0,
                   "frames": [
                    {"class": "java.lang.reflect.Method", "method": "invoke",
                     "file": "Method.java", "application": false,
                     "variablesMissing": "not instrumented"}]}],
                 "logs": [],
                 "environment": {"sampledAt": 7},
                 "captureNanos": 412000,
                 "notes": ["3 frames without variables: the budget of 256 KB was spent"]}
                """));
  }

  @Test
  void eventOfTheApplication_hasItsNameDataAndContext() throws IOException {
    JsonNode snapshot = JSON.readTree(writer.snapshot("s-1", Samples.custom(), "{}"));

    assertThat(snapshot.at("/event/kind").asText()).isEqualTo("CUSTOM");
    assertThat(snapshot.at("/event/name").asText()).isEqualTo("payment-declined");
    assertThat(snapshot.at("/outcome/kind").asText()).isEqualTo("fired");
    assertThat(snapshot.get("context")).isEqualTo(JSON.readTree("{\"tenant\": \"acme\"}"));
    assertThat(snapshot.get("data"))
        .isEqualTo(
            JSON.readTree(
                """
                [{"name": "amount", "type": "java.lang.Integer", "kind": "text", "value": "12"}]
                """));
  }

  @Test
  void values_areWrittenAsTheProtocolSays() throws IOException {
    Value order =
        new Value()
            .name("order")
            .role(Value.Role.PARAMETER)
            .type("com.acme.Order")
            .kind(Value.Kind.OBJECT)
            .id(4)
            .add(text("id", "o-17"))
            .add(
                new Value()
                    .name("lines")
                    .type("java.util.ArrayList")
                    .declared("java.util.List")
                    .kind(Value.Kind.COLLECTION)
                    .id(5)
                    .size(112)
                    .add(text(null, "a"))
                    .cut(Value.Cut.ELEMENTS))
            .add(
                new Value()
                    .name("owner")
                    .type("com.acme.Customer")
                    .kind(Value.Kind.REFERENCE)
                    .reference(2))
            .add(
                new Value()
                    .name("password")
                    .type("java.lang.String")
                    .kind(Value.Kind.REDACTED)
                    .cut(Value.Cut.REDACTED_NAME))
            .add(
                new Value()
                    .name("prices")
                    .type("java.util.HashMap")
                    .kind(Value.Kind.MAP)
                    .id(6)
                    .size(1)
                    .add(text(null, "k"))
                    .add(new Value().type("double").kind(Value.Kind.PRIMITIVE).text("NaN")))
            .add(new Value().name("empty").type("x.E").kind(Value.Kind.OBJECT).id(7))
            .add(
                new Value()
                    .name("deep")
                    .type("x.D")
                    .kind(Value.Kind.OBJECT)
                    .id(8)
                    .cut(Value.Cut.DEPTH));

    assertThat(variables(order).get(0))
        .isEqualTo(
            JSON.readTree(
                """
                {"name": "order", "role": "parameter", "type": "com.acme.Order", "kind": "object",
                 "id": 4, "fields": [
                  {"name": "id", "type": "java.lang.String", "kind": "string", "value": "o-17"},
                  {"name": "lines", "type": "java.util.ArrayList", "declared": "java.util.List",
                   "kind": "collection", "id": 5, "size": 112,
                   "elements": [{"type": "java.lang.String", "kind": "string", "value": "a"}],
                   "cut": "elements"},
                  {"name": "owner", "type": "com.acme.Customer", "kind": "reference", "ref": 2},
                  {"name": "password", "type": "java.lang.String", "kind": "redacted",
                   "cut": "redacted: name"},
                  {"name": "prices", "type": "java.util.HashMap", "kind": "map", "id": 6, "size": 1,
                   "entries": [{
                    "key": {"type": "java.lang.String", "kind": "string", "value": "k"},
                    "value": {"type": "double", "kind": "primitive", "value": "NaN"}}]},
                  {"name": "empty", "type": "x.E", "kind": "object", "id": 7, "fields": []},
                  {"name": "deep", "type": "x.D", "kind": "object", "id": 8, "cut": "depth"}]}
                """));
  }

  @Test
  void brokenText_isRepaired() throws IOException {
    String broken = "a\ud83d\ude00b\ud83dc\ude00\ud800";

    JsonNode value = variables(text("\udfff", broken)).get(0);

    assertThat(value.get("value").asText()).isEqualTo("a\ud83d\ude00b\ufffdc\ufffd\ufffd");
    assertThat(value.get("name").asText()).isEqualTo("\ufffd");
    assertThat(JsonText.whole("fine \ud83d\ude00")).isEqualTo("fine \ud83d\ude00");
  }

  @Test
  void everyCharacter_survives() throws IOException {
    StringBuilder all = new StringBuilder();
    for (char c = 0; c < 0xFFFF; c++) {
      if (!Character.isSurrogate(c)) {
        all.append(c);
      }
    }

    JsonNode value = variables(text("all", all.toString())).get(0);

    assertThat(value.get("value").asText()).isEqualTo(all.toString());
  }

  @Test
  void tree_writesNumbersThatJsonHasNotAsTexts() throws IOException {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("numbers", new double[] {0.5, Double.NaN, Double.NEGATIVE_INFINITY});
    tree.put("longs", new long[] {1, Long.MAX_VALUE});
    tree.put("list", List.of("a\ud800", Map.of("b", 1, "c", true)));
    tree.put("nan", Double.NaN);

    assertThat(new String(writer.tree(tree), StandardCharsets.UTF_8))
        .startsWith(
            "{\"numbers\":[0.5,\"NaN\",\"-Infinity\"],\"longs\":[1,9223372036854775807],"
                + "\"list\":[\"a\ufffd\",")
        .endsWith("\"nan\":\"NaN\"}");
  }

  @Test
  void count_isWrittenAsTheProtocolSays() throws IOException {
    JsonNode count = JSON.readTree(writer.count(Samples.count("x.Y", 1_203)));

    assertThat(count.get("event").get("kind").asText()).isEqualTo("UNCAUGHT");
    assertThat(count.get("from").asLong()).isEqualTo(1_000);
    assertThat(count.get("to").asLong()).isEqualTo(2_000);
    assertThat(count.get("count").asLong()).isEqualTo(1_203);
    assertThat(count.get("message").asText()).isEqualTo("first message");
  }

  @Test
  void classFileThatCannotBeRead_hasNoHash() throws IOException {
    JsonNode frame = frame(new ItemWriter(new ClassFiles(true)), null);

    assertThat(frame.has("code")).isFalse();
    assertThat(frame.get("source").asText()).isEqualTo("orders-2.4.1.jar");
  }

  @Test
  void classFiles_areNotEvenHashedWhereTheyMustNotBeSent() throws IOException {
    assertThat(frame(new ItemWriter(new ClassFiles(false)), new byte[] {1}).has("code")).isFalse();
  }

  private static JsonNode frame(ItemWriter writer, byte @Nullable [] code) throws IOException {
    return JSON.readTree(
            writer.snapshot(
                "s",
                Samples.snapshot("x.Y", Trigger.FIRST, 1, List.of(), Samples.code(code)),
                "{}"))
        .at("/exceptions/0/frames/0");
  }

  private JsonNode variables(Value value) throws IOException {
    byte[] json =
        writer.snapshot("s", Samples.snapshot("x.Y", Trigger.FIRST, 1, List.of(value), null), "{}");
    return JSON.readTree(json).at("/exceptions/0/frames/0/variables");
  }

  private static Value text(@Nullable String name, String text) {
    return new Value().name(name).type("java.lang.String").kind(Value.Kind.STRING).text(text);
  }
}
