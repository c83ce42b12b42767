// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.model;

/** How often an entry point was called within a time. Immutable. */
public final class InvocationCount {

  private final String name;
  private final EntryPoint.Kind kind;
  private final long from;
  private final long to;
  private final long count;
  private final long failed;
  private final long totalMillis;

  /**
   * @param from milliseconds since 1970-01-01 UTC
   * @param to milliseconds since 1970-01-01 UTC
   * @param failed how many of them ended in an error
   * @param totalMillis that all of them took together
   */
  public InvocationCount(
      String name,
      EntryPoint.Kind kind,
      long from,
      long to,
      long count,
      long failed,
      long totalMillis) {
    this.name = name;
    this.kind = kind;
    this.from = from;
    this.to = to;
    this.count = count;
    this.failed = failed;
    this.totalMillis = totalMillis;
  }

  public String name() {
    return name;
  }

  public EntryPoint.Kind kind() {
    return kind;
  }

  public long from() {
    return from;
  }

  public long to() {
    return to;
  }

  public long count() {
    return count;
  }

  public long failed() {
    return failed;
  }

  public long totalMillis() {
    return totalMillis;
  }
}
