// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.model;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The JVM and its machine at the time of an occurrence (docs/protocol.md, <i>Environment</i>).
 *
 * @param properties system properties, redacted by the agent
 * @param variables environment variables, redacted by the agent
 * @param changed properties and defaults that are not as they were at the start
 */
public record Environment(
    @Nullable Long sampledAt,
    @Nullable Long uptimeMillis,
    @Nullable Memory memory,
    List<GarbageCollector> gc,
    @Nullable Cpu cpu,
    @Nullable Threads threads,
    @Nullable Classes classes,
    @Nullable Descriptors descriptors,
    @Nullable Container container,
    @Nullable Jvm jvm,
    @Nullable OperatingSystem system,
    Map<String, String> properties,
    Map<String, String> variables,
    List<Change> changed,
    @Nullable History history) {

  public Environment {
    gc = Lists.present(gc);
    properties = Lists.present(properties);
    variables = Lists.present(variables);
    changed = Lists.present(changed);
  }

  /**
   * What changed since the JVM's start.
   *
   * @param from null for what was not there then; likewise {@code to}
   */
  public record Change(@Nullable String name, @Nullable String from, @Nullable String to) {}

  /** In bytes. A maximum of -1 is unbounded. */
  public record Memory(
      @Nullable Long heapUsed,
      @Nullable Long heapCommitted,
      @Nullable Long heapMax,
      @Nullable Long nonHeapUsed,
      @Nullable Long nonHeapCommitted,
      List<Pool> pools) {
    public Memory {
      pools = Lists.present(pools);
    }
  }

  /** A memory pool, in bytes. */
  public record Pool(
      @Nullable String name, @Nullable Long used, @Nullable Long committed, @Nullable Long max) {}

  /** Collections and the time they took since the JVM's start. */
  public record GarbageCollector(
      @Nullable String name, @Nullable Long count, @Nullable Long millis) {}

  /** Loads from 0 to 1. */
  public record Cpu(
      @Nullable Double process, @Nullable Double system, @Nullable Integer processors) {}

  /** Numbers of threads. */
  public record Threads(@Nullable Integer live, @Nullable Integer peak, @Nullable Integer daemon) {}

  /** Numbers of classes. */
  public record Classes(@Nullable Long loaded, @Nullable Long unloaded) {}

  /** File descriptors of the process. */
  public record Descriptors(@Nullable Long open, @Nullable Long max) {}

  /** Limits of the container: bytes, and processors. */
  public record Container(@Nullable Long memoryLimit, @Nullable Double cpuLimit) {}

  /** The virtual machine. */
  public record Jvm(
      @Nullable String version,
      @Nullable String vendor,
      @Nullable String name,
      List<String> flags) {
    public Jvm {
      flags = Lists.present(flags);
    }
  }

  /** The system below the JVM. */
  public record OperatingSystem(
      @Nullable String os,
      @Nullable String version,
      @Nullable String arch,
      @Nullable String host,
      @Nullable String timeZone,
      @Nullable String locale,
      @Nullable String encoding) {}

  /** The two minutes before, oldest first; values that could not be read are null. */
  public record History(
      @Nullable Long intervalMillis,
      @Nullable Long until,
      List<@Nullable Long> heapUsed,
      List<@Nullable Double> cpuProcess,
      List<@Nullable Integer> threads) {
    public History {
      heapUsed = Lists.orEmpty(heapUsed);
      cpuProcess = Lists.orEmpty(cpuProcess);
      threads = Lists.orEmpty(threads);
    }
  }
}
