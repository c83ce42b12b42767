// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.delivery;

/** What the agent has done so far, for the collector's Agents page. Immutable. */
public final class AgentStatus {

  private final long classesInstrumented;
  private final long methodsInstrumented;
  private final long methodsSkipped;
  private final String recording;

  /**
   * @param recording {@code on}, or why nothing is recorded
   */
  public AgentStatus(
      long classesInstrumented, long methodsInstrumented, long methodsSkipped, String recording) {
    this.classesInstrumented = classesInstrumented;
    this.methodsInstrumented = methodsInstrumented;
    this.methodsSkipped = methodsSkipped;
    this.recording = recording;
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
