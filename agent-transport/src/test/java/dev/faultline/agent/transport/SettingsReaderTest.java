// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.transport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.agent.core.delivery.Instructions;
import dev.faultline.agent.core.model.EventKey;
import dev.faultline.agent.core.model.Location;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsReaderTest {

  private static final EventKey FAILED_ORDER =
      new EventKey(
          EventKey.Kind.UNCAUGHT,
          List.of("com.acme.OrderException", "java.lang.NullPointerException"),
          new Location("com.acme.Orders", "total", "()J", "java/util/Map.get#0"));

  private static Answer read(String settings) {
    String json = "{\"batch\":\"b\",\"settings\":" + settings + "}";
    return Objects.requireNonNull(
        new AnswerReader().accepted(json.getBytes(StandardCharsets.UTF_8), "b"));
  }

  private static Instructions instructions(String settings) {
    return read(settings).instructions();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{}", "null", "[]", "{\"recording\":\"no\",\"forced\":{},\"redactNames\":7}"})
  void collectorThatAsksForNothing_isUnderstood(String settings) {
    assertThat(instructions(settings).recording()).isTrue();
    assertThat(instructions(settings).redactNames()).isEmpty();
    assertThat(instructions(settings).forced()).isEmpty();
  }

  @Test
  void everythingAtOnce_isUnderstood() {
    Answer answer =
        read(
            "{\"new\":{\"a\":[1]},\"recording\":false,\"classesWanted\":[\"aa\",{},\"bb\"],"
                + "\"redactNames\":[\"iban\",[\"x\"],\"tax id\"],\"forced\":[{\"id\":\"1\",\"event\":"
                + "{\"types\":[\"java.lang.NullPointerException\"],\"location\":{\"class\":"
                + "\"com.acme.Orders\",\"method\":\"total\",\"descriptor\":null},\"template\":{}}}]}");

    assertThat(answer.classesWanted()).containsExactly("aa", "bb");
    assertThat(answer.instructions().recording()).isFalse();
    assertThat(answer.instructions().redactNames()).containsExactly("iban", "tax id");
    assertThat(answer.instructions().forced()).containsOnlyKeys("1");
    assertThat(answer.instructions().forced().get("1").matches(FAILED_ORDER)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"types\":[\"java.lang.ArithmeticException\"]}",
        "{\"types\":[\"java.lang.NullPointerException\"],\"name\":\"GET /\"}",
        "{\"types\":[\"java.lang.NullPointerException\"],\"location\":{\"class\":\"com.acme.Orders\"}}",
        "{\"location\":{\"class\":\"com.acme.Order\",\"method\":\"total\"}}"
      })
  void otherEvents_areNotForced(String event) {
    assertThat(
            instructions("{\"forced\":[{\"id\":\"1\",\"event\":" + event + "}]}")
                .forced()
                .get("1")
                .matches(FAILED_ORDER))
        .isFalse();
  }

  @Test
  void whatIsTooMuch_isLeftOut() {
    String names = String.join(",", Collections.nCopies(5_000, "\"a\""));
    String wishes = String.join(",", Collections.nCopies(5_000, "{\"id\":\"i\",\"event\":{}}"));
    Instructions bounded =
        instructions("{\"redactNames\":[" + names + "],\"forced\":[" + wishes + "]}");

    assertThat(bounded.redactNames()).hasSize(200);
    assertThat(bounded.forced()).hasSize(1);
  }
}
