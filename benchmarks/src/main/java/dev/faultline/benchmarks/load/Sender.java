// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.benchmarks.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Sends batches and checks what the answer says. Thread-safe. */
final class Sender {

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final ObjectMapper json = new ObjectMapper();
  private final URI address;

  Sender(int port) {
    address = URI.create("http://127.0.0.1:" + port + "/ingest/v1/batches");
  }

  /**
   * @return whether it was taken; {@code false} where the collector asks to come again later
   * @throws IOException where there is no answer, or one that no agent should get
   */
  boolean send(SimulatedBatch batch) throws IOException, InterruptedException {
    HttpResponse<String> answer =
        client.send(
            HttpRequest.newBuilder(address)
                .timeout(Duration.ofSeconds(30))
                .header("Authorization", "Bearer " + CollectorProcess.TOKEN)
                .header("Content-Type", "application/json")
                .header("Content-Encoding", "gzip")
                .POST(HttpRequest.BodyPublishers.ofByteArray(batch.body()))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() == 429 || answer.statusCode() == 503) {
      return false;
    }
    if (answer.statusCode() != 200) {
      throw new RefusedException(answer.statusCode() + " " + answer.body());
    }
    JsonNode read = json.readTree(answer.body());
    boolean all = read.path("accepted").asInt() == batch.snapshots() + batch.counts();
    if (!all || !read.path("refused").isEmpty()) {
      throw new RefusedException(answer.body());
    }
    return true;
  }

  /** The collector's answer, where it should have taken the batch. */
  static final class RefusedException extends IOException {

    private static final long serialVersionUID = 1;

    RefusedException(String answer) {
      super("not what an agent should be answered: " + answer);
    }
  }
}
