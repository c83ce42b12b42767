// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors

import java.io.BufferedReader;
import java.io.FileReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Fails at a steady rate for long, on threads that stay and on ones that come and go, and says now and then what the
 * JVM needs: seconds, failures, heap after a collection in KB, resident memory in KB, threads, classes. Arguments:
 * seconds, failures a second.
 */
public class Soak {

  static final AtomicLong failures = new AtomicLong();
  static final int WORKERS = 4;

  static class OrderException extends RuntimeException {
    OrderException(String message, Throwable cause) {
      super(message, cause);
    }
  }

  public static void main(String[] arguments) throws Exception {
    long seconds = Long.parseLong(arguments[0]);
    int rate = Integer.parseInt(arguments[1]);
    long start = System.nanoTime();
    Worker[] workers = new Worker[WORKERS];
    for (int i = 0; i < WORKERS; i++) {
      workers[i] = new Worker(i, start, start + seconds * 1_000_000_000L, rate / WORKERS);
      workers[i].start();
    }
    long interval = Math.max(5, seconds / 60);
    for (long next = interval; next < seconds; next += interval) {
      Thread.sleep(Math.max(0, start / 1_000_000 + next * 1_000 - System.nanoTime() / 1_000_000));
      say(next);
    }
    for (Worker worker : workers) {
      worker.join();
    }
    say(seconds);
    System.out.println("thrown " + failures);
  }

  private static void say(long second) throws IOException {
    System.gc();
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    System.out.println(
        "at "
            + second
            + " "
            + failures
            + " "
            + (runtime.totalMemory() - runtime.freeMemory()) / 1_024
            + " "
            + resident()
            + " "
            + ManagementFactory.getThreadMXBean().getThreadCount()
            + " "
            + ManagementFactory.getClassLoadingMXBean().getLoadedClassCount());
  }

  private static long resident() throws IOException {
    try (BufferedReader status = new BufferedReader(new FileReader("/proc/self/status"))) {
      String line = status.readLine();
      while (line != null && !line.startsWith("VmRSS:")) {
        line = status.readLine();
      }
      return line == null ? 0 : Long.parseLong(line.replaceAll("\\D", ""));
    }
  }

  static class Worker extends Thread {
    private final int number;
    private final long start;
    private final long end;
    private final int rate;

    Worker(int number, long start, long end, int rate) {
      super("worker-" + number);
      this.number = number;
      this.start = start;
      this.end = end;
      this.rate = rate;
    }

    @Override
    public void run() {
      for (long done = 0; System.nanoTime() < end; done++) {
        long due = start + done * 1_000_000_000L / rate;
        long early = (due - System.nanoTime()) / 1_000_000;
        try {
          if (early > 0) {
            Thread.sleep(early);
          }
          if (done % 1_000 == 999) {
            Thread guest = new Thread(() -> once(number), "guest-" + done);
            guest.start();
            guest.join();
          } else {
            once((int) done);
          }
        } catch (InterruptedException e) {
          return;
        }
      }
    }
  }

  static void once(int order) {
    try {
      serve(order, "customer-" + order);
    } catch (RuntimeException e) {
      failures.incrementAndGet();
    }
  }

  static int serve(int order, String customer) {
    Map<String, Object> request = new HashMap<>();
    request.put("order", order);
    request.put("customer", customer);
    List<byte[]> attachments = new ArrayList<>();
    attachments.add(new byte[1_000]);
    switch (order % 5) {
      case 0:
        return Integer.parseInt("order " + order);
      case 1:
        return price(order, request);
      case 2:
        return customer.charAt(900);
      case 3:
        return order / (attachments.size() - 1);
      default:
        throw new IllegalStateException("no stock for " + customer);
    }
  }

  static int price(int order, Map<String, Object> request) {
    try {
      return ((Integer) request.get("customer")) + order;
    } catch (ClassCastException e) {
      throw new OrderException("order " + order + " can't be priced", e);
    }
  }
}
