// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.benchmarks.micro;

import dev.faultline.agent.core.redact.Redactor;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Names and texts, most of which are no secrets. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(3)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class RedactBenchmark {

  private final Redactor redactor = Redactor.builtIn();
  private String name = "customerAddress";
  private String harmless =
      "order 4711 of customer Miller: 3 lines, delivered to 12 Long Street on the 4th of May ";
  private String secret = "calling https://shop:hunter2@pay.example.com/charge?token=abcdef012345";

  @Benchmark
  public boolean harmlessName() {
    return redactor.redactsName(name);
  }

  @Benchmark
  public String harmlessText() {
    return redactor.redactText(harmless, 300);
  }

  @Benchmark
  public String textWithSecrets() {
    return redactor.redactText(secret, 300);
  }
}
