// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.delivery;

/** What the agent has done so far, for the collector's Agents page. Immutable. */
public final class AgentStatus {

  private final long classesInstrumented;
  private final long methodsInstrumented;
  private final long methodsSkipped;
  private final String recording;
  private final long captureMicros;
  private final long[] captureTimes;

  /**
   * @param recording {@code on}, or why nothing is recorded
   * @param captureMicros what recording took of the application's threads in all
   * @param captureTimes snapshots by the time that they took, as {@code CaptureTimes} has them
   */
  public AgentStatus(
      long classesInstrumented,
      long methodsInstrumented,
      long methodsSkipped,
      String recording,
      long captureMicros,
      long[] captureTimes) {
    this.classesInstrumented = classesInstrumented;
    this.methodsInstrumented = methodsInstrumented;
    this.methodsSkipped = methodsSkipped;
    this.recording = recording;
    this.captureMicros = captureMicros;
    this.captureTimes = captureTimes.clone();
  }

  public long captureMicros() {
    return captureMicros;
  }

  public long[] captureTimes() {
    return captureTimes.clone();
  }

  /** For people: {@code on}, or why nothing is recorded. */
  public String recording() {
    return recording;
  }

  public long classesInstrumented() {
    return classesInstrumented;
  }

  public long methodsInstrumented() {
    return methodsInstrumented;
  }

  public long methodsSkipped() {
    return methodsSkipped;
  }
}
