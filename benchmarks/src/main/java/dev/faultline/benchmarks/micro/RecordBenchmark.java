// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.benchmarks.micro;

import dev.faultline.agent.core.capture.HookInstaller;
import dev.faultline.agent.core.model.Value;
import dev.faultline.agent.core.record.Limits;
import dev.faultline.agent.core.record.Memory;
import dev.faultline.agent.core.record.Recorder;
import dev.faultline.agent.core.record.Throwables;
import dev.faultline.agent.core.redact.Redactor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The variables of a snapshot, redacted: the part of it that grows with the state. In microseconds,
 * warmed up; an application's first snapshots run in the interpreter, and {@code captureNanos} of
 * real ones says what they take.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(3)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class RecordBenchmark {

  private static final long ENOUGH = TimeUnit.SECONDS.toNanos(5);

  /** An order of three lines, ten of twenty lines in maps, or as much as the limits allow. */
  @Param({"small", "typical", "huge"})
  public String state = "small";

  private @Nullable Recorder recorder;
  private final List<String> names = new ArrayList<>();
  private final List<@Nullable Object> objects = new ArrayList<>();

  @Setup
  public void makeState() throws Exception {
    Memory memory = HookInstaller.takeOver().memory();
    recorder = new Recorder(memory, Limits.defaults(), Redactor.builtIn(), new Throwables(memory));
    int orders = state.equals("small") ? 1 : state.equals("typical") ? 10 : 1_000;
    int lines = state.equals("small") ? 3 : 20;
    for (int i = 0; i < orders; i++) {
      names.add("order" + i);
      objects.add(new Order(i, lines));
    }
  }

  @Benchmark
  public List<Value> variables() {
    if (recorder == null) {
      throw new IllegalStateException("not set up");
    }
    return recorder.newGraph().record(names, objects, ENOUGH);
  }

  /** What applications hold: texts, numbers, lists, maps. */
  static final class Order {

    final int id;
    final String customer;
    final List<Line> lines = new ArrayList<>();
    final Map<String, Object> attributes = new HashMap<>();

    Order(int id, int lines) {
      this.id = id;
      customer = "customer " + id;
      for (int i = 0; i < lines; i++) {
        this.lines.add(new Line("product " + i, i, 100L * i));
        attributes.put("attribute " + i, i % 2 == 0 ? "some text of " + id : i);
      }
    }
  }

  /** A part of it. */
  static final class Line {

    final String product;
    final int quantity;
    final long price;

    Line(String product, int quantity, long price) {
      this.product = product;
      this.quantity = quantity;
      this.price = price;
    }
  }
}
