// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.environment;

import org.jspecify.annotations.Nullable;

/**
 * Says when the JVM is so short of memory or CPU that the agent should do without what it can do
 * without. Slow to begin with CPU, since an application may well use all of it for a while; at once
 * with memory, which is measured after a collection only. To be asked once a second by one thread.
 */
final class PressureGauge {

  private static final int SECONDS_UNTIL_BUSY = 60;
  private static final int SECONDS_UNTIL_IDLE = 10;

  /** How far below its limit a share must be for the pressure to be over. */
  private static final double DISTANCE = 0.1;

  private final double heapLimit;
  private final double cpuLimit;
  private boolean heapIsFull;
  private boolean cpuIsBusy;
  private int busySeconds;
  private int idleSeconds;

  /**
   * @param heapLimit share of the heap that is in use after a collection; 0 for no limit
   * @param cpuLimit share of the machine's CPU; 0 for no limit
   */
  PressureGauge(double heapLimit, double cpuLimit) {
    this.heapLimit = heapLimit;
    this.cpuLimit = cpuLimit;
  }

  /**
   * @param heapAfterCollection share of the heap; negative where not known
   * @param heapNow the same, with garbage
   * @param cpu share of the machine's CPU; negative where not known
   * @return what is short, for people; {@code null} where nothing is
   */
  @Nullable String measured(double heapAfterCollection, double heapNow, double cpu) {
    measureHeap(heapAfterCollection, heapNow);
    measureCpu(cpu);
    return heapIsFull ? "the heap is full" : cpuIsBusy ? "the CPU is busy" : null;
  }

  private void measureHeap(double afterCollection, double now) {
    if (heapLimit <= 0) {
      return;
    }
    // what was freed since the last collection shows in what is used now
    double used = Math.min(afterCollection, now);
    heapIsFull = used >= (heapIsFull ? heapLimit - DISTANCE : heapLimit);
  }

  private void measureCpu(double cpu) {
    if (cpuLimit <= 0) {
      return;
    }
    busySeconds = cpu >= cpuLimit ? busySeconds + 1 : 0;
    idleSeconds = cpu < cpuLimit - DISTANCE ? idleSeconds + 1 : 0;
    if (busySeconds >= SECONDS_UNTIL_BUSY) {
      cpuIsBusy = true;
    } else if (idleSeconds >= SECONDS_UNTIL_IDLE) {
      cpuIsBusy = false;
    }
  }
}
