// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.delivery;

/** What the agent has done so far, for the collector's Agents page. Immutable. */
public final class AgentStatus {

  private final long classesInstrumented;
  private final long methodsInstrumented;
  private final long methodsSkipped;

  public AgentStatus(long classesInstrumented, long methodsInstrumented, long methodsSkipped) {
    this.classesInstrumented = classesInstrumented;
    this.methodsInstrumented = methodsInstrumented;
    this.methodsSkipped = methodsSkipped;
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
