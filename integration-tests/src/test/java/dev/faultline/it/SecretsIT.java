// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsIT {

  private static final String SECRET = "Xq7vZt3kLm";

  @TempDir Path folder;

  @Test
  void password_reachesNeitherNetworkNorDatabase() throws Exception {
    List<byte[]> sent = Collections.synchronizedList(new ArrayList<>());
    try (RunningCollector collector = new RunningCollector(folder);
        RecordingProxy proxy = new RecordingProxy(collector.url(), sent)) {
      Run run =
          new AgentJvm(folder)
              .collector(proxy.url(), RunningCollector.TOKEN)
              .setting("shutdown.flush", "10s")
              .variable("APP_PASSWORD", SECRET)
              .run("Secrets");
      assertThat(run.status()).isEqualTo(1);
      JsonNode events = collector.events(found -> found.size() == 1);
      assertThat(events).hasSize(1);
      JsonNode snapshot = collector.firstSnapshot(events.get(0));
      assertThat(snapshot.toString()).contains("redacted").contains("no connection to");
      assertThat(snapshot.toString()).doesNotContain(SECRET);
    }
    assertThat(sent).isNotEmpty();
    for (byte[] body : sent) {
      assertThat(inflated(body)).doesNotContain(SECRET);
    }
    try (Stream<Path> files = Files.walk(folder.resolve("data"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
            .as("%s", file)
            .doesNotContain(SECRET);
      }
    }
  }

  private static String inflated(byte[] body) throws Exception {
    if (body.length > 2 && (body[0] & 0xFF) == 0x1F && (body[1] & 0xFF) == 0x8B) {
      try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(body))) {
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
      }
    }
    return new String(body, StandardCharsets.ISO_8859_1);
  }
}
