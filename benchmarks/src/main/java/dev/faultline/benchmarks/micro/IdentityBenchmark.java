// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.benchmarks.micro;

import dev.faultline.collector.digest.EventDescription;
import dev.faultline.collector.digest.EventIdentity;
import dev.faultline.collector.model.CodeLocation;
import dev.faultline.collector.model.EventKind;
import dev.faultline.collector.model.MonitoredService;
import java.util.List;
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

/** What the collector does for each count and snapshot: the event's identity. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(3)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class IdentityBenchmark {

  private MonitoredService service = new MonitoredService("shop", "production");
  private EventDescription event =
      new EventDescription(
          EventKind.UNCAUGHT,
          List.of("com.acme.OrderException", "java.lang.NullPointerException"),
          new CodeLocation("com.acme.Shop$$SpringCGLIB$$0", "total", "(J)V", "java/util/Map.get#0"),
          null);

  @Benchmark
  public String exception() {
    return EventIdentity.of(service, event).id();
  }
}
