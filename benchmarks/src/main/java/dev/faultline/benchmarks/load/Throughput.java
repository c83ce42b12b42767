// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.benchmarks.load;

import dev.faultline.benchmarks.programs.Histogram;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** How much is accepted a second where agents send again as soon as they have their answer. */
final class Throughput {

  private static final int EVENTS = 500;

  private final Sender sender;
  private final int agents;
  private final int snapshots;
  private final int counts;

  /**
   * @param snapshots of 10 KB in each batch
   * @param counts in each batch
   */
  Throughput(Sender sender, int agents, int snapshots, int counts) {
    this.sender = sender;
    this.agents = agents;
    this.snapshots = snapshots;
    this.counts = counts;
  }

  /** What was accepted: durably, since that is what an answer means. */
  record Result(long snapshots, long counts, double seconds, Histogram answers, long later) {

    @Override
    public String toString() {
      return String.format(
          Locale.ROOT,
          "%,.0f snapshots/s, %,.0f counts/s; answers to %,d batches: p50 %.1f ms, p99 %.1f ms; %d"
              + " times asked to come again",
          snapshots / seconds,
          counts / seconds,
          answers.total(),
          answers.quantile(0.5) / 1e6,
          answers.quantile(0.99) / 1e6,
          later);
    }
  }

  Result run(long millis) throws IOException, InterruptedException {
    ExecutorService threads = Executors.newFixedThreadPool(agents);
    List<Future<Result>> parts = new ArrayList<>();
    long begin = System.nanoTime();
    for (int agent = 0; agent < agents; agent++) {
      Random random = new Random(agent);
      parts.add(threads.submit(() -> agent(begin + millis * 1_000_000, random)));
    }
    threads.shutdown();
    Histogram answers = new Histogram();
    long later = 0;
    for (Future<Result> part : parts) {
      try {
        answers.add(part.get().answers());
        later += part.get().later();
      } catch (ExecutionException failed) {
        throw new IOException("an agent could not send", failed.getCause());
      }
    }
    double seconds = (System.nanoTime() - begin) / 1e9;
    return new Result(
        answers.total() * snapshots, answers.total() * counts, seconds, answers, later);
  }

  /** Each batch is new to the collector: its id and its snapshots' are not used again. */
  private Result agent(long end, Random random) throws IOException, InterruptedException {
    String id = UUID.randomUUID().toString();
    Histogram answers = new Histogram();
    long later = 0;
    while (System.nanoTime() < end) {
      SimulatedBatch batch = batch(id, random);
      long before = System.nanoTime();
      while (!sender.send(batch)) {
        later++;
        Thread.sleep(50);
      }
      answers.record(System.nanoTime() - before);
    }
    return new Result(0, 0, 0, answers, later);
  }

  private SimulatedBatch batch(String agent, Random random) throws IOException {
    SimulatedBatch.Builder batch = new SimulatedBatch.Builder();
    for (int i = 0; i < snapshots; i++) {
      batch.snapshot(UUID.randomUUID().toString(), random.nextInt(EVENTS), 10_240, random);
    }
    for (int i = 0; i < counts; i++) {
      batch.count(random.nextInt(EVENTS), 1 + i % 7);
    }
    return batch.build(agent);
  }
}
