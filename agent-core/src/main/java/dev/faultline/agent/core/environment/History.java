// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.environment;

import java.util.LinkedHashMap;
import java.util.Map;

/** The last two minutes, a sample each second. Not for use by several threads. */
final class History {

  static final int SAMPLES = 120;
  static final long INTERVAL_MILLIS = 1_000;

  private final long[] heapUsed = new long[SAMPLES];
  private final double[] cpuProcess = new double[SAMPLES];
  private final long[] threads = new long[SAMPLES];
  private int next;
  private int count;
  private long until;

  void add(long time, long heap, double cpu, long threadCount) {
    heapUsed[next] = heap;
    cpuProcess[next] = cpu;
    threads[next] = threadCount;
    next = (next + 1) % SAMPLES;
    count = Math.min(count + 1, SAMPLES);
    until = time;
  }

  boolean isEmpty() {
    return count == 0;
  }

  /** The oldest sample first. */
  Map<String, Object> describe() {
    Map<String, Object> history = new LinkedHashMap<>();
    history.put("intervalMillis", INTERVAL_MILLIS);
    history.put("until", until);
    history.put("heapUsed", inOrder(heapUsed));
    double[] cpu = new double[count];
    for (int i = 0; i < count; i++) {
      cpu[i] = cpuProcess[index(i)];
    }
    history.put("cpuProcess", cpu);
    history.put("threads", inOrder(threads));
    return history;
  }

  private long[] inOrder(long[] ring) {
    long[] ordered = new long[count];
    for (int i = 0; i < count; i++) {
      ordered[i] = ring[index(i)];
    }
    return ordered;
  }

  private int index(int age) {
    return Math.floorMod(next - count + age, SAMPLES);
  }
}
