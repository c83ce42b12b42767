// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.capture;

import dev.faultline.agent.core.model.Statement;
import dev.faultline.agent.core.model.TraceContext;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the distributed trace in the mapped diagnostic contexts of log statements. */
final class MappedTraces {

  /** As OpenTelemetry, Spring (Micrometer, Sleuth), Datadog, Elastic and Zipkin name them. */
  private static final String[][] NAMES = {
    {"trace_id", "span_id"},
    {"traceId", "spanId"},
    {"dd.trace_id", "dd.span_id"},
    {"trace.id", "span.id"},
    {"X-B3-TraceId", "X-B3-SpanId"},
    {"trace", "span"},
  };

  private MappedTraces() {}

  /**
   * Of the last statement that has one.
   *
   * @param invocation what the thread worked for: earlier statements are about something else
   * @param end number of the first statement that came too late
   */
  static @Nullable TraceContext of(StatementRing ring, @Nullable Invocation invocation, long end) {
    // of what began on another thread, the number is of that thread's statements
    long begin = invocation == null || invocation.hasMoved() ? end - 1 : invocation.statements();
    List<Statement> statements = ring.between(begin, end);
    for (int i = statements.size() - 1; i >= 0; i--) {
      Map<String, String> context = statements.get(i).context();
      TraceContext found = context == null ? null : of(context);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  private static @Nullable TraceContext of(Map<String, String> context) {
    for (String[] names : NAMES) {
      TraceContext found = TraceContext.of(context.get(names[0]), context.get(names[1]));
      if (found != null) {
        return found;
      }
    }
    return null;
  }
}
