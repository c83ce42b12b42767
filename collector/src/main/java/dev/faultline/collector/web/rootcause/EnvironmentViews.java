// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.web.rootcause;

import dev.faultline.collector.model.Environment;
import dev.faultline.collector.model.Environment.Container;
import dev.faultline.collector.model.Environment.Cpu;
import dev.faultline.collector.model.Environment.Memory;
import dev.faultline.collector.web.rootcause.EnvironmentView.Gauge;
import dev.faultline.collector.web.text.Amounts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Makes the environment section. */
final class EnvironmentViews {
  private EnvironmentViews() {}

  static EnvironmentView of(@Nullable Environment environment) {
    if (environment == null) {
      return new EnvironmentView(
          "This snapshot has no environment: the agent could not read it, or did not send it.",
          List.of(),
          List.of(),
          List.of());
    }
    return new EnvironmentView(
        null, gauges(environment), Curves.of(environment), EnvironmentTables.of(environment));
  }

  private static List<Gauge> gauges(Environment environment) {
    List<Gauge> gauges = new ArrayList<>();
    memory(environment.memory(), gauges);
    cpu(environment.cpu(), gauges);
    counts(environment, gauges);
    container(environment.container(), gauges);
    Long uptime = environment.uptimeMillis();
    if (uptime != null && uptime >= 0) {
      gauges.add(new Gauge("Uptime", Amounts.duration(Duration.ofMillis(uptime)), null, null));
    }
    return gauges;
  }

  private static void memory(@Nullable Memory memory, List<Gauge> gauges) {
    if (memory == null) {
      return;
    }
    gauges.add(
        new Gauge(
            "Heap",
            Amounts.bytes(memory.heapUsed()),
            "of "
                + Amounts.bytes(memory.heapMax())
                + ", "
                + Amounts.bytes(memory.heapCommitted())
                + " committed",
            share(memory.heapUsed(), memory.heapMax())));
    if (memory.nonHeapUsed() != null) {
      gauges.add(new Gauge("Non-heap", Amounts.bytes(memory.nonHeapUsed()), null, null));
    }
  }

  private static void cpu(@Nullable Cpu cpu, List<Gauge> gauges) {
    if (cpu == null) {
      return;
    }
    Integer processors = cpu.processors();
    gauges.add(
        new Gauge(
            "CPU, this process",
            Amounts.percent(cpu.process()),
            processors == null ? null : "of " + Amounts.count(processors, "processor"),
            percent(cpu.process())));
    gauges.add(
        new Gauge("CPU, whole system", Amounts.percent(cpu.system()), null, percent(cpu.system())));
  }

  private static void counts(Environment environment, List<Gauge> gauges) {
    var threads = environment.threads();
    if (threads != null && threads.live() != null) {
      String peak = threads.peak() == null ? "" : "peak " + Amounts.count(threads.peak());
      String daemon =
          threads.daemon() == null ? "" : ", " + Amounts.count(threads.daemon()) + " daemon";
      gauges.add(new Gauge("Threads", Amounts.count(threads.live()), peak + daemon, null));
    }
    var descriptors = environment.descriptors();
    if (descriptors != null && descriptors.open() != null) {
      Long max = descriptors.max();
      gauges.add(
          new Gauge(
              "File descriptors",
              Amounts.count(descriptors.open()),
              max == null ? null : "of " + Amounts.count(max),
              share(descriptors.open(), max)));
    }
    var classes = environment.classes();
    if (classes != null && classes.loaded() != null) {
      gauges.add(new Gauge("Classes", Amounts.count(classes.loaded()), "loaded", null));
    }
  }

  private static void container(@Nullable Container container, List<Gauge> gauges) {
    if (container == null) {
      return;
    }
    Double cpus = container.cpuLimit();
    gauges.add(
        new Gauge(
            "Container limit",
            container.memoryLimit() == null
                ? "no memory limit"
                : Amounts.bytes(container.memoryLimit()),
            cpus == null ? "no CPU limit" : String.format(Locale.ROOT, "%.1f CPUs", cpus),
            null));
  }

  private static @Nullable Integer share(@Nullable Long used, @Nullable Long max) {
    return used == null || max == null || max <= 0 || used < 0 ? null : bounded(100.0 * used / max);
  }

  private static @Nullable Integer percent(@Nullable Double share) {
    return share == null || share.isNaN() || share < 0 ? null : bounded(100 * share);
  }

  private static int bounded(double percent) {
    return (int) Math.round(Math.max(0, Math.min(100, percent)));
  }
}
