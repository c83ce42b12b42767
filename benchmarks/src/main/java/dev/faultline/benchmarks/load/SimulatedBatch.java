// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.benchmarks.load;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;

/**
 * A batch as an agent sends it (docs/protocol.md), written by hand so that making it costs little
 * of the machine that it shares with the collector.
 *
 * @param body gzip
 * @param occurrences what its counts add up to
 * @param id of the batch
 */
@SuppressWarnings("ArrayRecordComponent") // sent, never compared
record SimulatedBatch(String id, byte[] body, int snapshots, int counts, long occurrences) {

  static final String SERVICE = "load";
  static final String ENVIRONMENT = "benchmark";

  /** What is to be in a batch. */
  static final class Builder {

    private final StringBuilder snapshots = new StringBuilder();
    private final StringBuilder counts = new StringBuilder();
    private final long now = System.currentTimeMillis();
    private int snapshotsMade;
    private int countsMade;
    private long occurrences;

    /**
     * @param event number of the event
     * @param characters of the snapshot, about
     * @param random of which its texts are, so that it compresses as real ones do
     */
    Builder snapshot(String id, int event, int characters, Random random) {
      comma(snapshots);
      snapshots.append("{\"id\":\"").append(id).append("\",\"event\":");
      event(snapshots, event);
      snapshots
          .append(",\"occurredAt\":")
          .append(now)
          .append(",\"trigger\":\"sampled\",\"thread\":");
      snapshots.append("{\"name\":\"http-7\",\"id\":31,\"daemon\":true,\"priority\":5},");
      snapshots.append("\"outcome\":{\"kind\":\"uncaught\"},\"exceptions\":[{\"type\":\"");
      snapshots
          .append(type(event))
          .append("\",\"message\":\"order failed\",\"relation\":\"thrown\",");
      snapshots.append("\"parent\":null,\"stackRebuilt\":false,\"framesCut\":0,\"frames\":[");
      int end = snapshots.length() + characters;
      for (int frame = 0; frame == 0 || snapshots.length() < end; frame++) {
        comma(snapshots);
        frame(event, frame, random);
      }
      snapshots.append("]}],\"captureNanos\":412000,\"notes\":[]}");
      snapshotsMade++;
      return this;
    }

    private void frame(int event, int frame, Random random) {
      snapshots
          .append("{\"class\":\"com.acme.Service")
          .append(event)
          .append("\",\"method\":\"step");
      snapshots
          .append(frame)
          .append("\",\"descriptor\":\"(J)V\",\"file\":\"Service.java\",\"line\":");
      snapshots.append(frame + 10).append(",\"application\":true,\"variables\":[");
      for (int variable = 0; variable < 5; variable++) {
        comma(snapshots);
        snapshots.append("{\"name\":\"value").append(variable);
        snapshots.append(
            "\",\"role\":\"local\",\"type\":\"java.lang.String\",\"kind\":\"string\",");
        snapshots.append("\"value\":\"order ").append(Long.toString(random.nextLong(), 36));
        snapshots.append(" of customer ").append(random.nextInt(10_000)).append("\"}");
      }
      snapshots.append("]}");
    }

    Builder count(int event, int count) {
      comma(counts);
      counts.append("{\"event\":");
      event(counts, event);
      counts.append(",\"from\":").append(now - 1_000).append(",\"to\":").append(now);
      counts.append(",\"count\":").append(count).append(",\"message\":\"order failed\"}");
      countsMade++;
      occurrences += count;
      return this;
    }

    private static void event(StringBuilder text, int event) {
      text.append("{\"kind\":\"UNCAUGHT\",\"types\":[\"").append(type(event));
      text.append("\"],\"location\":{\"class\":\"com.acme.Service").append(event);
      text.append(
          "\",\"method\":\"total\",\"descriptor\":\"(J)V\",\"site\":\"java/util/Map.get#0\"}}");
    }

    private static String type(int event) {
      return "com.acme.Failure" + event % 20;
    }

    private static void comma(StringBuilder text) {
      int length = text.length();
      if (length > 0 && text.charAt(length - 1) == '}') {
        text.append(',');
      }
    }

    /**
     * @param agent the agent's id
     */
    SimulatedBatch build(String agent) throws IOException {
      String id = UUID.randomUUID().toString();
      String text =
          "{\"protocol\":1,\"id\":\""
              + id
              + "\",\"sentAt\":"
              + now
              + ",\"agent\":{\"id\":\""
              + agent
              + "\",\"service\":\""
              + SERVICE
              + "\",\"environment\":\""
              + ENVIRONMENT
              + "\",\"deployment\":\"1.0\",\"host\":\"web-1\",\"pid\":4711,\"version\":\"0.1.0\",\"startedAt\":"
              + (now - 60_000)
              + "},\"snapshots\":["
              + snapshots
              + "],\"counts\":["
              + counts
              + "],\"invocations\":[],\"losses\":[]}";
      ByteArrayOutputStream packed = new ByteArrayOutputStream();
      try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
        gzip.write(text.getBytes(StandardCharsets.UTF_8));
      }
      return new SimulatedBatch(id, packed.toByteArray(), snapshotsMade, countsMade, occurrences);
    }
  }
}
