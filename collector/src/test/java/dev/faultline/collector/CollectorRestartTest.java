// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector;

import static dev.faultline.collector.BatchJson.batch;
import static dev.faultline.collector.BatchJson.event;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CollectorRestartTest {

  @TempDir Path directory;

  @Test
  void restart_keepsDataTokensAndReceipts() {
    try (RunningCollector first = RunningCollector.in(directory)) {
      first.post(batch("b-1").snapshot("s-1", event("total")).count(event("total"), 3));
    }
    try (RunningCollector second = RunningCollector.in(directory, null)) {
      var answer = RunningCollector.json(second.post(batch("b-1").count(event("total"), 3)));
      var event = second.json("/api/v1/events").at("/events/0");

      assertThat(answer.get("duplicate").asBoolean()).isTrue();
      assertThat(event.get("count").asInt()).isEqualTo(3);
      assertThat(event.get("snapshots").asInt()).isEqualTo(1);
    }
  }

  @Test
  void bootstrapToken_isTakenOnAnEmptyDirectoryOnly() {
    RunningCollector.in(directory, null).close();

    try (RunningCollector second = RunningCollector.in(directory)) {
      assertThat(second.get("/api/v1/services").statusCode()).isEqualTo(401);
      assertThat(second.collector().firstAgentToken()).isNull();
    }
  }

  @Test
  void firstStart_withoutBootstrapToken_makesATokenThatSends() {
    try (RunningCollector collector = RunningCollector.in(directory, null)) {
      var request =
          collector
              .request("/ingest/v1/batches")
              .header("Authorization", "Bearer " + collector.collector().firstAgentToken())
              .POST(BodyPublishers.ofByteArray(batch("b-1").count(event("total"), 1).bytes()));

      assertThat(collector.send(request).statusCode()).isEqualTo(200);
    }
  }
}
