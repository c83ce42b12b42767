// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.model;

import org.jspecify.annotations.Nullable;

/** The distributed trace that a thread works for. Immutable. */
public final class TraceContext {

  private static final int LONGEST = 64;

  private final String traceId;
  private final @Nullable String spanId;

  private TraceContext(String traceId, @Nullable String spanId) {
    this.traceId = traceId;
    this.spanId = spanId;
  }

  /** {@code null} where the first is no id: letters, digits and hyphens, not only zeros. */
  public static @Nullable TraceContext of(@Nullable String traceId, @Nullable String spanId) {
    return traceId == null || !isId(traceId)
        ? null
        : new TraceContext(traceId, spanId == null || !isId(spanId) ? null : spanId);
  }

  /**
   * Of a {@code traceparent} header: version, trace, parent and flags, with hyphens between.
   *
   * @see <a href="https://www.w3.org/TR/trace-context/#traceparent-header">W3C Trace Context</a>
   */
  public static @Nullable TraceContext ofHeader(@Nullable String traceparent) {
    if (traceparent == null || traceparent.length() < 55) {
      return null;
    }
    boolean hasParts =
        traceparent.charAt(2) == '-'
            && traceparent.charAt(35) == '-'
            && traceparent.charAt(52) == '-';
    return hasParts ? of(traceparent.substring(3, 35), traceparent.substring(36, 52)) : null;
  }

  private static boolean isId(String text) {
    boolean isZero = true;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean isLetter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
      if (!isLetter && !(c >= '0' && c <= '9') && c != '-') {
        return false;
      }
      isZero &= c == '0' || c == '-';
    }
    return !isZero && text.length() <= LONGEST;
  }

  public String traceId() {
    return traceId;
  }

  public @Nullable String spanId() {
    return spanId;
  }
}
