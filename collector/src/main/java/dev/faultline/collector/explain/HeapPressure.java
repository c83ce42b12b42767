// SPDX-License-Identifier: Apache-2.0
package dev.faultline.collector.explain;

import com.sun.management.GarbageCollectionNotificationInfo;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.Set;
import java.util.stream.Collectors;
import javax.management.Notification;
import javax.management.NotificationEmitter;
import javax.management.openmbean.CompositeData;

/**
 * Knows how full the heap was after its last collection: what is in use, and not what is only waiting to be collected. One for the
 * process, as it listens for as long as that lives.
 */
final class HeapPressure {
  private static final double TIGHT = 0.8;
  private static final HeapPressure OF_THIS_PROCESS = new HeapPressure();

  private final Set<String> heapPools =
      ManagementFactory.getMemoryPoolMXBeans().stream()
          .filter(pool -> pool.getType() == MemoryType.HEAP)
          .map(MemoryPoolMXBean::getName)
          .collect(Collectors.toSet());
  private volatile long tightAt = Long.MIN_VALUE;

  private HeapPressure() {
    for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
      if (collector instanceof NotificationEmitter emitter) {
        emitter.addNotificationListener((notification, unused) -> collected(notification), null, null);
      }
    }
  }

  static HeapPressure ofThisProcess() {
    return OF_THIS_PROCESS;
  }

  /** Whether a collection since then, by {@link System#nanoTime}, left the heap almost full. */
  boolean wasTightSince(long nanoTime) {
    long tight = tightAt;
    return tight != Long.MIN_VALUE && tight - nanoTime > 0;
  }

  private void collected(Notification notification) {
    if (notification.getUserData() instanceof CompositeData data) {
      var after = GarbageCollectionNotificationInfo.from(data).getGcInfo().getMemoryUsageAfterGc();
      long used =
          after.entrySet().stream()
              .filter(pool -> heapPools.contains(pool.getKey()))
              .mapToLong(pool -> pool.getValue().getUsed())
              .sum();
      if (used > TIGHT * Runtime.getRuntime().maxMemory()) {
        tightAt = System.nanoTime();
      }
    }
  }
}
