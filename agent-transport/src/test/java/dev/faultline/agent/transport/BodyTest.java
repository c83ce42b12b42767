// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class BodyTest {

  @Test
  void body_isCompressedAndComesBack() throws IOException {
    byte[] json =
        "{\"sentAt\":1790000000000,\"x\":\"some text to write\"}".repeat(20).getBytes(UTF);

    Body body = Body.of(json, 10, 1_790_000_000_000L);

    assertThat(body.compressed()).isTrue();
    assertThat(body.length()).isLessThan(json.length);
    assertThat(body.json()).isEqualTo(json);
  }

  @Test
  void whatShrinksTooMuch_isSentAsItIs() throws IOException {
    byte[] json = ("{\"a\":\"" + "a".repeat(500_000) + "\"}").getBytes(UTF);

    Body body = Body.of(json, 0, 0);

    assertThat(body.compressed()).isFalse();
    assertThat(body.bytes()).isEqualTo(json);
  }

  @Test
  void time_isSetAgainWhereItHasPassed() throws IOException {
    byte[] json = "{\"sentAt\":1790000000000,\"x\":1}".getBytes(UTF);
    Body body = Body.of(json, 10, 1_790_000_000_000L);

    assertThat(body.sentAt(1_790_000_000_500L)).isSameAs(body);
    assertThat(new String(body.sentAt(1_790_000_060_000L).json(), UTF))
        .isEqualTo("{\"sentAt\":1790000060000,\"x\":1}");
    assertThat(body.json()).isEqualTo(json);
  }

  private static final java.nio.charset.Charset UTF = StandardCharsets.UTF_8;
}
