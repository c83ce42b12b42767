// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.benchmarks.programs;

import com.sun.management.ThreadMXBean;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;

/**
 * Runs a workload as it is told on standard input, a line each, and answers each with a line:
 *
 * <ul>
 *   <li>at the start: {@code ready}, after the first request
 *   <li>{@code run MILLIS PERCENT}: {@code done requests nanos p50 p99 allocated}
 *   <li>{@code exit}
 * </ul>
 *
 * <p>The agent under test is told of by the command line alone: nothing here knows it.
 */
public final class Program {

  private final Workload workload;
  private int number;
  private long result;

  private Program(Workload workload) {
    this.workload = workload;
  }

  /**
   * @param arguments the workload's class
   */
  public static void main(String[] arguments) throws Exception {
    PrintStream out = System.out;
    Workload workload =
        (Workload) Class.forName(arguments[0]).getDeclaredConstructor().newInstance();
    Program program = new Program(workload);
    program.next(false);
    out.println("ready");
    program.obey(new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)), out);
    // threads of libraries do not hold up the end
    System.exit(0);
  }

  private void obey(BufferedReader in, PrintStream out) throws Exception {
    for (String line = in.readLine(); line != null && !line.equals("exit"); line = in.readLine()) {
      String[] words = line.split(" ");
      if (words.length != 3 || !words[0].equals("run")) {
        throw new IOException("not understood: " + line);
      }
      out.println(run(Long.parseLong(words[1]), new Failures(Integer.parseInt(words[2]))));
    }
    out.println("result " + result);
  }

  private String run(long millis, Failures failures) throws Exception {
    Histogram times = new Histogram();
    long allocatedBefore = allocated();
    long begin = System.nanoTime();
    long end = begin + millis * 1_000_000;
    long last = begin;
    while (last < end) {
      next(failures.fails(number));
      long now = System.nanoTime();
      times.record(now - last);
      last = now;
    }
    long bytes = allocated() - allocatedBefore;
    return "done "
        + times.total()
        + ' '
        + (last - begin)
        + ' '
        + times.quantile(0.5)
        + ' '
        + times.quantile(0.99)
        + ' '
        + bytes;
  }

  private void next(boolean fails) throws Exception {
    result += workload.request(number++, fails);
  }

  /** Of all threads that live, an agent's too. */
  private static long allocated() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long sum = 0;
    for (long bytes : threads.getThreadAllocatedBytes(threads.getAllThreadIds())) {
      sum += Math.max(0, bytes);
    }
    return sum;
  }
}
