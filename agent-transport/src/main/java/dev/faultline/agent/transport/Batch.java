// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.transport;

import dev.faultline.agent.core.delivery.Loss;
import dev.faultline.agent.core.delivery.Losses;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/**
 * One batch as it waits to be sent: its JSON, compressed, and where in it each item stands, so that
 * it can be divided and its losses counted without parsing. Immutable.
 */
final class Batch {

  private final String id;
  private final Body body;
  private final Items snapshots;
  private final Items counts;
  private final List<Loss> losses;
  private final boolean precious;
  private final boolean half;

  /**
   * @param losses that the batch tells of; to be told again where it does not arrive
   * @param precious whether something is in it that is dropped last
   * @param half whether it is a part of one that was too large
   */
  Batch(
      String id,
      Body body,
      Items snapshots,
      Items counts,
      List<Loss> losses,
      boolean precious,
      boolean half) {
    this.id = id;
    this.body = body;
    this.snapshots = snapshots;
    this.counts = counts;
    this.losses = losses;
    this.precious = precious;
    this.half = half;
  }

  String id() {
    return id;
  }

  Body body() {
    return body;
  }

  Items snapshots() {
    return snapshots;
  }

  Items counts() {
    return counts;
  }

  List<Loss> losses() {
    return losses;
  }

  boolean precious() {
    return precious;
  }

  boolean half() {
    return half;
  }

  boolean isHeartbeat() {
    return snapshots.size() + counts.size() == 0;
  }

  /** How much of the heap it takes. */
  int weight() {
    return body.length() + 16 * (snapshots.size() + counts.size()) + 256;
  }

  /** Counts what is in it as lost, and what it would have told of as still to be told. */
  void lose(Losses counter, Losses.Reason reason) {
    counter.restore(losses);
    counter.add(Losses.What.SNAPSHOT, reason, snapshots.occurrences());
    counter.add(Losses.What.OCCURRENCE, reason, counts.occurrences());
  }

  /** Where the items of one kind stand in a batch's JSON. */
  static final class Items {

    static final Items NONE = new Items(new int[0], new int[0], new long[0]);

    private final int[] starts;
    private final int[] ends;
    private final long[] occurrences;

    /**
     * @param occurrences what each stands for where it is lost: itself, or what it counts
     */
    Items(int[] starts, int[] ends, long[] occurrences) {
      this.starts = starts;
      this.ends = ends;
      this.occurrences = occurrences;
    }

    void writeTo(DataOutputStream out) throws IOException {
      out.writeInt(starts.length);
      for (int i = 0; i < starts.length; i++) {
        out.writeInt(starts[i]);
        out.writeInt(ends[i]);
        out.writeLong(occurrences[i]);
      }
    }

    static Items readFrom(DataInputStream in) throws IOException {
      int size = in.readInt();
      Items items = new Items(new int[size], new int[size], new long[size]);
      for (int i = 0; i < size; i++) {
        items.starts[i] = in.readInt();
        items.ends[i] = in.readInt();
        items.occurrences[i] = in.readLong();
      }
      return items;
    }

    int size() {
      return starts.length;
    }

    byte[] item(byte[] json, int index) {
      return Arrays.copyOfRange(json, starts[index], ends[index]);
    }

    long occurrences(int index) {
      return index >= 0 && index < occurrences.length ? occurrences[index] : 0;
    }

    long occurrences() {
      long sum = 0;
      for (long count : occurrences) {
        sum += count;
      }
      return sum;
    }
  }
}
