// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.benchmarks.micro;

import dev.faultline.agent.core.model.CodeReference;
import dev.faultline.agent.core.site.SiteTable;
import dev.faultline.agent.instrumentation.capture.ClassInstrumentation;
import dev.faultline.agent.instrumentation.capture.InstrumentationReport;
import java.io.IOException;
import java.io.InputStream;
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

/** One class file of 6, 22 and 176 KB instrumented, warmed up. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(3)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class TransformBenchmark {

  /** Of Jackson and H2. */
  @Param({
    "com/fasterxml/jackson/core/json/JsonReadContext",
    "org/h2/table/TableFilter",
    "org/h2/command/Parser"
  })
  public String type = "org/h2/table/TableFilter";

  private byte[] original = new byte[0];

  @Setup
  public void read() throws IOException {
    try (@Nullable InputStream in =
        TransformBenchmark.class.getResourceAsStream("/" + type + ".class")) {
      if (in == null) {
        throw new IOException(type + " is not on the class path");
      }
      original = in.readAllBytes();
    }
  }

  /** The sites are counted from the start each time: they must not pile up. */
  @Benchmark
  public byte @Nullable [] instrument() {
    return new ClassInstrumentation(new SiteTable(), new InstrumentationReport())
        .instrument(original, new Unread(type));
  }

  /** Nobody reads it here. */
  private static final class Unread implements CodeReference {

    private final String type;

    Unread(String type) {
      this.type = type;
    }

    @Override
    public String className() {
      return type.replace('/', '.');
    }

    @Override
    public @Nullable String source() {
      return null;
    }

    @Override
    public byte @Nullable [] read() {
      return null;
    }
  }
}
