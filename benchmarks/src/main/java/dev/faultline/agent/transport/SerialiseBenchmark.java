// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.transport;

import dev.faultline.agent.core.model.EventKey;
import dev.faultline.agent.core.model.ExceptionRecord;
import dev.faultline.agent.core.model.FrameRecord;
import dev.faultline.agent.core.model.Location;
import dev.faultline.agent.core.model.Outcome;
import dev.faultline.agent.core.model.Snapshot;
import dev.faultline.agent.core.model.ThreadRecord;
import dev.faultline.agent.core.model.Value;
import java.io.IOException;
import java.util.ArrayList;
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

/**
 * A snapshot of ten frames with ten variables each to JSON; here, since the writer is not public.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(3)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class SerialiseBenchmark {

  private final ItemWriter writer = new ItemWriter(new ClassFiles(true));
  private final Snapshot snapshot = snapshot();

  private static Snapshot snapshot() {
    String type = "com.acme.OrderException";
    Location place = new Location("com.acme.OrderService", "total", "(J)V", "java/util/Map.get#0");
    List<FrameRecord> frames = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      frames.add(
          new FrameRecord("com.acme.OrderService", "step" + i, "OrderService.java", 52 + i)
              .application(true)
              .variables(variables()));
    }
    return new Snapshot(
        new EventKey(EventKey.Kind.UNCAUGHT, List.of(type), place),
        1_790_000_000_000L,
        Snapshot.Trigger.FIRST,
        new ThreadRecord("http-7", 31, true, 5, false, "main", 1_250),
        place,
        new Outcome(Outcome.Kind.CAUGHT, place, 88),
        List.of(
            new ExceptionRecord(
                type, "order failed", ExceptionRecord.Relation.THROWN, -1, frames, 0, false)),
        List.of(),
        412_000,
        20_000);
  }

  private static List<Value> variables() {
    List<Value> variables = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      variables.add(
          new Value()
              .name("value" + i)
              .type("java.lang.String")
              .kind(Value.Kind.STRING)
              .text("order 4711 of customer " + i));
    }
    return variables;
  }

  @Benchmark
  public byte[] snapshotToJson() throws IOException {
    return writer.snapshot("0192f0c4-7d1e-7a51-9c3b-000000000001", snapshot, "{}");
  }
}
