// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.model;

import org.jspecify.annotations.Nullable;

/** How often an event occurred in a span of time. Immutable. */
public final class Count {

  private final EventKey event;
  private final long from;
  private final long to;
  private final long count;
  private final @Nullable String message;
  private final @Nullable String link;

  /**
   * @param from milliseconds since 1970-01-01 UTC, inclusive
   * @param to milliseconds since 1970-01-01 UTC, inclusive
   * @param message of an exception that was seen, cut and redacted
   * @param link what links in log lines call the event; {@code null} where there are none
   */
  public Count(
      EventKey event,
      long from,
      long to,
      long count,
      @Nullable String message,
      @Nullable String link) {
    this.link = link;
    this.event = event;
    this.from = from;
    this.to = to;
    this.count = count;
    this.message = message;
  }

  public EventKey event() {
    return event;
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

  public @Nullable String link() {
    return link;
  }

  public @Nullable String message() {
    return message;
  }
}
