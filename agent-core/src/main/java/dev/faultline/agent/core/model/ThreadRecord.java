// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.model;

import org.jspecify.annotations.Nullable;

/** The thread that an occurrence happened on. Immutable. */
public final class ThreadRecord {

  private final String name;
  private final long id;
  private final boolean daemon;
  private final int priority;
  private final boolean virtual;
  private final @Nullable String group;
  private final long cpuMillis;

  /**
   * @param cpuMillis how long it has used a processor since it began; negative where not known
   */
  public ThreadRecord(
      String name,
      long id,
      boolean daemon,
      int priority,
      boolean virtual,
      @Nullable String group,
      long cpuMillis) {
    this.name = name;
    this.id = id;
    this.daemon = daemon;
    this.priority = priority;
    this.virtual = virtual;
    this.group = group;
    this.cpuMillis = cpuMillis;
  }

  public String name() {
    return name;
  }

  public long id() {
    return id;
  }

  public boolean daemon() {
    return daemon;
  }

  public int priority() {
    return priority;
  }

  public boolean virtual() {
    return virtual;
  }

  public @Nullable String group() {
    return group;
  }

  /** How long it had used a processor by then; negative where that is not known. */
  public long cpuMillis() {
    return cpuMillis;
  }
}
