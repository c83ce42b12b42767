// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.web.rootcause;

import dev.faultline.collector.http.Links;
import dev.faultline.collector.model.Outcome;
import dev.faultline.collector.model.Snapshot;
import dev.faultline.collector.model.SnapshotSummary;
import dev.faultline.collector.model.ThreadDetails;
import dev.faultline.collector.web.text.Moment;
import dev.faultline.collector.web.text.TypeName;
import dev.faultline.collector.web.text.Visible;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Makes the bar that says which snapshot is shown. */
final class ChooserViews {
  private final EventDetails details;
  private final SnapshotSummary shown;
  private final Snapshot snapshot;
  private final Instant now;

  ChooserViews(EventDetails details, SnapshotSummary shown, Snapshot snapshot, Instant now) {
    this.details = details;
    this.shown = shown;
    this.snapshot = snapshot;
    this.now = now;
  }

  ChooserView view() {
    List<SnapshotSummary> all = details.snapshots();
    int at =
        IntStream.range(0, all.size())
            .filter(index -> all.get(index).id().equals(shown.id()))
            .findFirst()
            .orElse(0);
    int last = all.size() - 1;
    String export = Exports.address(shown.eventId(), shown.id());
    return new ChooserView(
        (at + 1) + " of " + Math.max(1, all.size()),
        at > 0 ? address(0) : null,
        at > 0 ? address(at - 1) : null,
        at < last ? address(at + 1) : null,
        at < last ? address(last) : null,
        facts(),
        snapshot.notes().stream().map(Visible::line).toList(),
        export + ".txt",
        export + ".md",
        export + ".json");
  }

  private String address(int index) {
    return Links.snapshot(shown.eventId(), details.snapshots().get(index).id());
  }

  private List<Fact> facts() {
    List<Fact> facts = new ArrayList<>();
    facts.add(Fact.moment("Occurred", Moment.of(shown.occurredAt(), now)));
    facts.add(Fact.text("Agent", details.agentName(shown.agentId())));
    if (shown.deployment() != null) {
      facts.add(Fact.code("Deployment", Visible.line(shown.deployment()), null));
    }
    thread(facts);
    outcome(facts);
    facts.add(Fact.text("Recorded as", trigger(shown.trigger()) + took()));
    return facts;
  }

  private String took() {
    Long nanos = snapshot.captureNanos();
    return nanos == null || nanos < 0
        ? ""
        : String.format(Locale.ROOT, ", in %.1f ms", nanos / 1_000_000.0);
  }

  private void thread(List<Fact> facts) {
    ThreadDetails thread = snapshot.thread();
    String name = thread == null ? null : thread.name();
    if (thread != null && name != null) {
      String kind = Boolean.TRUE.equals(thread.virtual()) ? " (virtual)" : "";
      facts.add(
          Fact.code("Thread", (name.isEmpty() ? "unnamed" : Visible.line(name)) + kind, null));
      Long cpu = thread.cpuMillis();
      if (cpu != null && cpu >= 0) {
        facts.add(Fact.text("Thread's CPU time", String.format(Locale.ROOT, "%,d ms", cpu)));
      }
    }
  }

  private void outcome(List<Fact> facts) {
    Outcome outcome = snapshot.outcome();
    String kind = outcome == null ? null : outcome.kind();
    if (outcome != null && kind != null) {
      facts.add(Fact.text("Outcome", Visible.line(kind) + place(outcome)));
    }
  }

  private static String place(Outcome outcome) {
    if (outcome.className() == null || outcome.method() == null) {
      return "";
    }
    Integer line = outcome.line();
    return " in "
        + TypeName.simple(outcome.className())
        + "."
        + Visible.line(outcome.method())
        + (line == null || line <= 0 ? "" : ":" + line);
  }

  private static String trigger(@Nullable String trigger) {
    return switch (trigger == null ? "" : trigger) {
      case "first" -> "first occurrence";
      case "sampled" -> "sample";
      case "forced" -> "asked for";
      default -> "not known";
    };
  }
}
