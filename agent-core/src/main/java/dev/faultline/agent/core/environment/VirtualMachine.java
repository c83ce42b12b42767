// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.environment;

import java.lang.management.ClassLoadingMXBean;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.lang.management.RuntimeMXBean;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the JVM tells of itself. The beans are asked directly: the platform's MBean server would
 * initialise {@code java.util.logging}.
 */
final class VirtualMachine {

  private final MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private final RuntimeMXBean runtime = ManagementFactory.getRuntimeMXBean();
  private final ClassLoadingMXBean classes = ManagementFactory.getClassLoadingMXBean();

  long heapUsed() {
    return memory.getHeapMemoryUsage().getUsed();
  }

  /** Share of the heap that is in use; negative where its bound is not known. */
  double heapShare() {
    MemoryUsage heap = memory.getHeapMemoryUsage();
    return heap.getMax() > 0 ? (double) heap.getUsed() / heap.getMax() : -1;
  }

  /** The same, as each pool was after its last collection. */
  double heapShareAfterCollection() {
    long max = memory.getHeapMemoryUsage().getMax();
    long used = 0;
    for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
      MemoryUsage usage = pool.getType() == MemoryType.HEAP ? pool.getCollectionUsage() : null;
      used += usage == null ? 0 : usage.getUsed();
    }
    return max > 0 ? (double) used / max : -1;
  }

  int liveThreads() {
    return threads.getThreadCount();
  }

  long uptimeMillis() {
    return runtime.getUptime();
  }

  Map<String, Object> describeMemory() {
    MemoryUsage heap = memory.getHeapMemoryUsage();
    Map<String, Object> description = new LinkedHashMap<>();
    description.put("heapUsed", heap.getUsed());
    description.put("heapCommitted", heap.getCommitted());
    putKnown(description, "heapMax", heap.getMax());
    description.put("nonHeapUsed", memory.getNonHeapMemoryUsage().getUsed());
    List<Map<String, Object>> pools = new ArrayList<>();
    for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
      MemoryUsage usage = pool.getUsage();
      if (usage != null) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("name", pool.getName());
        entry.put("used", usage.getUsed());
        putKnown(entry, "max", usage.getMax());
        pools.add(entry);
      }
    }
    description.put("pools", pools);
    return description;
  }

  List<Map<String, Object>> describeCollectors() {
    List<Map<String, Object>> collectors = new ArrayList<>();
    for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("name", collector.getName());
      putKnown(entry, "count", collector.getCollectionCount());
      putKnown(entry, "millis", collector.getCollectionTime());
      collectors.add(entry);
    }
    return collectors;
  }

  Map<String, Object> describeThreads() {
    Map<String, Object> description = new LinkedHashMap<>();
    description.put("live", threads.getThreadCount());
    description.put("peak", threads.getPeakThreadCount());
    description.put("daemon", threads.getDaemonThreadCount());
    return description;
  }

  Map<String, Object> describeClasses() {
    Map<String, Object> description = new LinkedHashMap<>();
    description.put("loaded", classes.getLoadedClassCount());
    return description;
  }

  private static void putKnown(Map<String, Object> description, String name, long value) {
    if (value >= 0) {
      description.put(name, value);
    }
  }
}
