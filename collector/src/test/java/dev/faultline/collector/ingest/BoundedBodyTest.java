// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.faultline.collector.http.ProblemException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class BoundedBodyTest {

  private static final Bounds BOUNDS = new Bounds(1 << 20, 100_000, 20, 10_000, 1, 1, 1, 1, 1, 1);

  @Test
  void plainBody_isPassedOn() throws IOException {
    byte[] body = "{}".getBytes(StandardCharsets.UTF_8);

    assertThat(BoundedBody.of(body, null, BOUNDS).readAllBytes()).isEqualTo(body);
    assertThat(BoundedBody.of(body, "identity", BOUNDS).readAllBytes()).isEqualTo(body);
  }

  @Test
  void gzip_isInflated() throws IOException {
    byte[] body = random(50_000);

    assertThat(BoundedBody.of(gzip(body), "gzip", BOUNDS).readAllBytes()).isEqualTo(body);
  }

  @Test
  void bodyThatInflatesTooFar_isRefused() throws IOException {
    byte[] body = gzip(random(100_001));

    assertProblem(body, 413, "body: inflates to more than 100000 bytes");
  }

  @Test
  void bomb_isRefusedByItsRatio() throws IOException {
    byte[] body = gzip(new byte[90_000]);

    assertProblem(body, 413, "body: inflates to more than 20 times its size");
  }

  @Test
  void highRatio_ofAShortBody_isFine() throws IOException {
    byte[] body = gzip(new byte[9_000]);

    assertThat(BoundedBody.of(body, "gzip", BOUNDS).readAllBytes()).hasSize(9_000);
  }

  @Test
  void whatIsNoGzip_isRefused() {
    assertProblem("{}".getBytes(StandardCharsets.UTF_8), 400, "body: is not valid gzip");
  }

  @Test
  void gzipCutShort_isRefused() throws IOException {
    byte[] whole = gzip(random(50_000));

    assertProblem(Arrays.copyOf(whole, whole.length / 2), 400, "body: is not valid gzip");
  }

  @Test
  void unknownEncoding_isRefused() {
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> BoundedBody.of(new byte[0], "br", BOUNDS))
        .satisfies(problem -> assertThat(problem.status()).isEqualTo(415));
  }

  private static void assertProblem(byte[] body, int status, String detail) {
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> BoundedBody.of(body, "gzip", BOUNDS).readAllBytes())
        .satisfies(
            problem -> {
              assertThat(problem.status()).isEqualTo(status);
              assertThat(problem.detail()).startsWith(detail);
            });
  }

  private static byte[] random(int size) {
    byte[] bytes = new byte[size];
    new Random(1).nextBytes(bytes);
    return bytes;
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    }
    return out.toByteArray();
  }
}
