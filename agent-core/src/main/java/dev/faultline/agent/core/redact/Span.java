// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.redact;

/** A part of a text as a long, so that finding one allocates nothing. */
final class Span {

  static final long NONE = -1L;

  private Span() {}

  /** From {@code start} up to, not including, {@code end}. */
  static long of(int start, int end) {
    return ((long) start << 32) | end;
  }

  static int start(long span) {
    return (int) (span >>> 32);
  }

  static int end(long span) {
    return (int) span;
  }
}
