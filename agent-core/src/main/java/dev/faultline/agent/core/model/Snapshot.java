// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The full record of one occurrence. Threading: as {@link Value}. */
public final class Snapshot {

  /** Why this occurrence was recorded. The name in lower case is the protocol's {@code trigger}. */
  public enum Trigger {
    FIRST,
    SAMPLED,
    FORCED
  }

  /** Who counts the occurrences of a snapshot's event. */
  public interface Source {

    /** Tells the event's key once it is complete. Called by the sending thread. */
    void identified(EventKey key);
  }

  private final EventKey event;
  private final Source source;
  private final long occurredAt;
  private final Trigger trigger;
  private final ThreadRecord thread;
  private final @Nullable Location entryPoint;
  private final Outcome outcome;
  private final List<ExceptionRecord> exceptions;
  private final List<String> notes;
  private final long captureNanos;
  private final int estimatedBytes;
  private final Surroundings surroundings;
  private final @Nullable EventReference causedBy;

  /** As the other one, where nobody counts the event's occurrences. */
  public Snapshot(
      EventKey event,
      long occurredAt,
      Trigger trigger,
      ThreadRecord thread,
      @Nullable Location entryPoint,
      Outcome outcome,
      List<ExceptionRecord> exceptions,
      List<String> notes,
      long captureNanos,
      int estimatedBytes) {
    this(
        event,
        key -> {},
        occurredAt,
        trigger,
        thread,
        entryPoint,
        outcome,
        exceptions,
        notes,
        captureNanos,
        estimatedBytes,
        Surroundings.none(),
        null);
  }

  /**
   * @param occurredAt milliseconds since 1970-01-01 UTC
   * @param exceptions the one that passed, its causes and suppressed, and the log statement that
   *     tells of it; never empty
   * @param notes sentences for people about what is missing
   * @param captureNanos time that the application's thread spent on it
   * @param estimatedBytes of JSON before compression, for bounds
   * @param causedBy the event that led to it, which has a page of its own
   */
  public Snapshot(
      EventKey event,
      Source source,
      long occurredAt,
      Trigger trigger,
      ThreadRecord thread,
      @Nullable Location entryPoint,
      Outcome outcome,
      List<ExceptionRecord> exceptions,
      List<String> notes,
      long captureNanos,
      int estimatedBytes,
      Surroundings surroundings,
      @Nullable EventReference causedBy) {
    this.event = event;
    this.source = source;
    this.occurredAt = occurredAt;
    this.trigger = trigger;
    this.thread = thread;
    this.entryPoint = entryPoint;
    this.outcome = outcome;
    this.exceptions = exceptions;
    this.notes = notes;
    this.captureNanos = captureNanos;
    this.estimatedBytes = estimatedBytes;
    this.surroundings = surroundings;
    this.causedBy = causedBy;
  }

  /** Complete only behind {@link dev.faultline.agent.core.delivery.SnapshotFinisher}. */
  public EventKey event() {
    return event;
  }

  public Source source() {
    return source;
  }

  public Snapshot withEvent(EventKey newEvent) {
    return new Snapshot(
        newEvent,
        source,
        occurredAt,
        trigger,
        thread,
        entryPoint,
        outcome,
        exceptions,
        notes,
        captureNanos,
        estimatedBytes,
        surroundings,
        causedBy);
  }

  public long occurredAt() {
    return occurredAt;
  }

  public Trigger trigger() {
    return trigger;
  }

  public ThreadRecord thread() {
    return thread;
  }

  public @Nullable Location entryPoint() {
    return entryPoint;
  }

  public Outcome outcome() {
    return outcome;
  }

  public List<ExceptionRecord> exceptions() {
    return exceptions;
  }

  public List<String> notes() {
    return notes;
  }

  public long captureNanos() {
    return captureNanos;
  }

  public int estimatedBytes() {
    return estimatedBytes;
  }

  public @Nullable EventReference causedBy() {
    return causedBy;
  }

  public Surroundings surroundings() {
    return surroundings;
  }
}
