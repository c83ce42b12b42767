// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.benchmarks.macro;

import dev.faultline.benchmarks.programs.Failures;
import dev.faultline.benchmarks.programs.Histogram;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** Asks the Spring Boot application over two connections, each as soon as it has its answer. */
final class HttpDriver implements Driver {

  private static final int CONNECTIONS = 2;
  private static final int ORDERS = 500;
  private static final int UNKNOWN = 100_000;

  private final MeasuredJvm jvm;
  private final int port;
  private final AtomicInteger number = new AtomicInteger();

  HttpDriver(MeasuredJvm jvm, int port) {
    this.jvm = jvm;
    this.port = port;
  }

  @Override
  public void awaitFirstAnswer() throws IOException, InterruptedException {
    jvm.drain();
    while (true) {
      try (HttpConnection connection = new HttpConnection(port)) {
        connection.get("/orders/1", 200);
        return;
      } catch (java.net.ConnectException notYet) {
        if (!jvm.isAlive()) {
          throw jvm.failure("ended before it answered");
        }
        Thread.sleep(2);
      }
    }
  }

  @Override
  public Work run(long millis, int percent) throws IOException, InterruptedException {
    long before = allocated();
    long begin = System.nanoTime();
    Histogram times = measure(begin + millis * 1_000_000, new Failures(percent));
    long nanos = System.nanoTime() - begin;
    return new Work(
        times.total(),
        nanos,
        times.quantile(0.5),
        times.quantile(0.99),
        Math.max(0, allocated() - before));
  }

  private Histogram measure(long end, Failures failures) throws IOException, InterruptedException {
    ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS);
    List<Future<Histogram>> parts = new ArrayList<>();
    for (int i = 0; i < CONNECTIONS; i++) {
      parts.add(threads.submit(() -> ask(end, failures)));
    }
    threads.shutdown();
    Histogram all = new Histogram();
    for (Future<Histogram> part : parts) {
      try {
        all.add(part.get());
      } catch (ExecutionException failed) {
        throw new IOException("the program does not answer as expected", failed.getCause());
      }
    }
    return all;
  }

  private Histogram ask(long end, Failures failures) throws IOException {
    Histogram times = new Histogram();
    try (HttpConnection connection = new HttpConnection(port)) {
      long last = System.nanoTime();
      while (last < end) {
        int request = number.getAndIncrement();
        boolean fails = failures.fails(request);
        int id = fails ? UNKNOWN + request % ORDERS : request % ORDERS;
        connection.get("/orders/" + id, fails ? 404 : 200);
        long now = System.nanoTime();
        times.record(now - last);
        last = now;
      }
    }
    return times;
  }

  private long allocated() throws IOException {
    try (HttpConnection connection = new HttpConnection(port)) {
      return Long.parseLong(connection.get("/allocated", 200).trim());
    }
  }
}
