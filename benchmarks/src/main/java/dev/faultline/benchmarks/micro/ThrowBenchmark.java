// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.benchmarks.micro;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.CompilerControl;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * An exception that passes frames and is caught: with the agent, after the first seconds, one that
 * is only counted. What a frame costs is the difference between 20 frames and 1, divided by 19,
 * less the same without the agent.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(3)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class ThrowBenchmark {

  private static final int THROWS = 1_000;

  /** How many frames of the application it passes. */
  @Param({"1", "5", "20"})
  public int frames;

  /** {@code virtual} needs JDK 21. */
  @Param("platform")
  public String thread = "platform";

  private ThreadFactory factory = Thread::new;

  @Setup
  public void findFactory() throws Throwable {
    if (thread.equals("virtual")) {
      factory = virtualThreads();
    }
  }

  /** The module is compiled for 17, which has none. */
  private static ThreadFactory virtualThreads() throws Throwable {
    try {
      Class<?> builder = Class.forName("java.lang.Thread$Builder");
      MethodHandles.Lookup lookup = MethodHandles.publicLookup();
      Class<?> ofVirtual = Class.forName("java.lang.Thread$Builder$OfVirtual");
      MethodHandle start =
          lookup.findStatic(Thread.class, "ofVirtual", MethodType.methodType(ofVirtual));
      MethodHandle make =
          lookup.findVirtual(builder, "factory", MethodType.methodType(ThreadFactory.class));
      return (ThreadFactory) make.invoke(start.invoke());
    } catch (ClassNotFoundException old) {
      throw new IllegalStateException("-p thread=virtual needs JDK 21 or newer", old);
    }
  }

  @Benchmark
  @OperationsPerInvocation(THROWS)
  public long thrownAndCaught() throws InterruptedException {
    long[] sum = new long[1];
    Thread running = factory.newThread(() -> sum[0] = throwMany(frames));
    running.start();
    running.join();
    return sum[0];
  }

  private static long throwMany(int frames) {
    long sum = 0;
    for (int i = 0; i < THROWS; i++) {
      try {
        sum += pass(frames, i);
      } catch (IllegalStateException expected) {
        sum++;
      }
    }
    return sum;
  }

  @CompilerControl(CompilerControl.Mode.DONT_INLINE)
  @SuppressWarnings("InfiniteRecursion") // the innermost frame throws
  private static int pass(int frames, int number) {
    if (frames == 1) {
      throw new IllegalStateException("expected");
    }
    return pass(frames - 1, number) + 1;
  }
}
