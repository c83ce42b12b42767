// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.transport;

import dev.faultline.agent.core.delivery.Loss;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts finished items together to one batch. Used once. */
final class BatchBuilder {

  private final List<byte[]> snapshots = new ArrayList<>();
  private final List<byte[]> counts = new ArrayList<>();
  private final List<Long> occurrences = new ArrayList<>();
  private long size;

  void addSnapshot(byte[] item) {
    snapshots.add(item);
    size += item.length;
  }

  /**
   * @param counted how many occurrences the item stands for
   */
  void addCount(byte[] item, long counted) {
    counts.add(item);
    occurrences.add(counted);
    size += item.length;
  }

  boolean isEmpty() {
    return snapshots.isEmpty() && counts.isEmpty();
  }

  long size() {
    return size;
  }

  int snapshots() {
    return snapshots.size();
  }

  int counts() {
    return counts.size();
  }

  /**
   * @param envelope the fields beside the items, as {@code "agent":{…},"status":{…}}
   */
  Batch build(
      String id, long sentAt, byte[] envelope, List<Loss> losses, boolean precious, boolean half)
      throws IOException {
    ByteArrayOutputStream json = new ByteArrayOutputStream((int) size + envelope.length + 256);
    write(json, "{\"protocol\":1,\"id\":\"" + id + "\",\"sentAt\":");
    int sentAtStart = json.size();
    write(json, Long.toString(sentAt));
    write(json, ",");
    json.write(envelope);
    Batch.Items snapshotItems = writeItems(json, ",\"snapshots\":[", snapshots, null);
    Batch.Items countItems = writeItems(json, ",\"counts\":[", counts, occurrences);
    write(json, "}");
    Body body = Body.of(json.toByteArray(), sentAtStart, sentAt);
    return new Batch(id, body, snapshotItems, countItems, losses, precious, half);
  }

  private static Batch.Items writeItems(
      ByteArrayOutputStream json,
      String start,
      List<byte[]> items,
      @Nullable List<Long> occurrences)
      throws IOException {
    int[] starts = new int[items.size()];
    int[] ends = new int[items.size()];
    long[] counted = new long[items.size()];
    write(json, start);
    for (int i = 0; i < items.size(); i++) {
      if (i > 0) {
        write(json, ",");
      }
      starts[i] = json.size();
      json.write(items.get(i));
      ends[i] = json.size();
      counted[i] = occurrences == null ? 1 : occurrences.get(i);
    }
    write(json, "]");
    return new Batch.Items(starts, ends, counted);
  }

  private static void write(ByteArrayOutputStream json, String ascii) throws IOException {
    json.write(ascii.getBytes(StandardCharsets.US_ASCII));
  }
}
