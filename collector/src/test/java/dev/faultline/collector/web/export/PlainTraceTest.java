// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.web.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.collector.model.EventKind;
import dev.faultline.collector.model.ExceptionRecord;
import dev.faultline.collector.model.Frame;
import dev.faultline.collector.model.Snapshot;
import dev.faultline.collector.web.SampleEvent;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PlainTraceTest {
  @Test
  void of_writesWhatTheJvmWouldPrint() {
    Snapshot snapshot =
        snapshot(
            exception(
                "a.Outer", "it failed", "thrown", null, frame("a.Main", "main", "Main.java", 3)),
            exception("a.Cause", null, "cause", 0, frame("a.Deep", "run", null, -1)),
            exception(
                "a.Closing", "again", "suppressed", 0, frame("a.Native", "call", "N.java", -2)));

    assertThat(PlainTrace.of(SampleEvent.of(EventKind.UNCAUGHT, null), snapshot))
        .isEqualTo(
            """
            a.Outer: it failed
            \tat a.Main.main(Main.java:3)
            \tSuppressed: a.Closing: again
            \t\tat a.Native.call(Native Method)
            Caused by: a.Cause
            \tat a.Deep.run(Unknown Source)
            """);
  }

  @Test
  void of_ends_whenParentsRunInACircle() {
    Snapshot snapshot =
        snapshot(
            exception("a.One", null, "cause", 1),
            exception("a.Two", null, "cause", 0),
            exception("a.Three", null, "cause", 2));

    assertThat(PlainTrace.of(SampleEvent.of(EventKind.UNCAUGHT, null), snapshot))
        .isEqualTo("a.One\nCaused by: a.Two\n");
  }

  @Test
  void of_saysWhatTheApplicationDid_whereNothingWasThrown() {
    Snapshot snapshot =
        snapshot(exception(null, null, "statement", null, frame("a.Main", "main", "Main.java", 3)));

    assertThat(PlainTrace.of(SampleEvent.of(EventKind.CUSTOM, "payment-declined"), snapshot))
        .isEqualTo("Reported: payment-declined\n\tat a.Main.main(Main.java:3)\n");
    assertThat(
            PlainTrace.of(SampleEvent.of(EventKind.HTTP_ERROR, "GET /orders/{id} 503"), snapshot))
        .startsWith("Answered: GET /orders/{id} 503\n");
    assertThat(
            PlainTrace.of(
                SampleEvent.of(EventKind.HTTP_ERROR, "GET https://stock.example 503"), snapshot))
        .startsWith("Called: GET https://stock.example 503\n");
  }

  private static Snapshot snapshot(ExceptionRecord... exceptions) {
    return new Snapshot(
        "s",
        0,
        "first",
        null,
        null,
        null,
        null,
        Map.of(),
        null,
        List.of(),
        null,
        null,
        List.of(exceptions),
        List.of(),
        null,
        null,
        null,
        null,
        List.of());
  }

  private static ExceptionRecord exception(
      @Nullable String type,
      @Nullable String message,
      String relation,
      @Nullable Integer parent,
      Frame... frames) {
    return new ExceptionRecord(type, message, relation, parent, false, 0, List.of(frames));
  }

  private static Frame frame(String type, String method, @Nullable String file, int line) {
    return new Frame(type, method, null, file, line, true, null, null, null, List.of(), null);
  }
}
