// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.benchmarks.programs;

/**
 * Times in nanoseconds, counted in buckets less than 1.6 % wide. Not thread-safe; {@link #add} is
 * for what several threads have counted each for itself.
 */
public final class Histogram {

  private static final int BITS = 6;
  private static final int PER_POWER = 1 << BITS;

  private final long[] counts = new long[(64 - BITS) * PER_POWER];
  private long total;

  public void record(long nanos) {
    counts[bucket(Math.max(0, nanos))]++;
    total++;
  }

  private static int bucket(long value) {
    if (value < PER_POWER) {
      return (int) value;
    }
    int shift = 63 - Long.numberOfLeadingZeros(value) - BITS;
    return (shift + 1) * PER_POWER + (int) (value >>> shift) - PER_POWER;
  }

  private static long lowest(int bucket) {
    if (bucket < PER_POWER) {
      return bucket;
    }
    int shift = bucket / PER_POWER - 1;
    return (long) (bucket % PER_POWER + PER_POWER) << shift;
  }

  public void add(Histogram other) {
    for (int i = 0; i < counts.length; i++) {
      counts[i] += other.counts[i];
    }
    total += other.total;
  }

  public long total() {
    return total;
  }

  /**
   * @param share such as 0.99
   * @return 0 where nothing was recorded
   */
  public long quantile(double share) {
    long wanted = (long) Math.ceil(share * total);
    long seen = 0;
    for (int i = 0; i < counts.length; i++) {
      seen += counts[i];
      if (seen >= wanted && seen > 0) {
        return lowest(i);
      }
    }
    return 0;
  }
}
