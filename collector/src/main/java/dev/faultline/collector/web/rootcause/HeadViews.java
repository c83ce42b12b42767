// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.web.rootcause;

import dev.faultline.collector.api.InstructionRoutes;
import dev.faultline.collector.http.Links;
import dev.faultline.collector.model.CodeLocation;
import dev.faultline.collector.model.EntryPoint;
import dev.faultline.collector.model.Event;
import dev.faultline.collector.model.EventChange;
import dev.faultline.collector.model.EventReference;
import dev.faultline.collector.model.EventState;
import dev.faultline.collector.model.ExceptionRecord;
import dev.faultline.collector.model.Frame;
import dev.faultline.collector.model.OccurrenceRate;
import dev.faultline.collector.model.OccurrenceShare;
import dev.faultline.collector.model.Snapshot;
import dev.faultline.collector.web.text.Amounts;
import dev.faultline.collector.web.text.Kinds;
import dev.faultline.collector.web.text.LongText;
import dev.faultline.collector.web.text.Moment;
import dev.faultline.collector.web.text.Rate;
import dev.faultline.collector.web.text.States;
import dev.faultline.collector.web.text.TypeName;
import dev.faultline.collector.web.text.Visible;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes the top of the page. */
final class HeadViews {
  private static final int LONGEST_MESSAGE = 400;
  private static final int MOST_NAMES = 3;

  private final EventDetails details;
  private final @Nullable Snapshot snapshot;
  private final Instant now;

  HeadViews(EventDetails details, @Nullable Snapshot snapshot, Instant now) {
    this.details = details;
    this.snapshot = snapshot;
    this.now = now;
  }

  HeadView view() {
    Event event = details.event();
    String message = event.message();
    return new HeadView(
        Visible.line(event.service().service()),
        Visible.line(event.service().environment()),
        Links.events(event.service()),
        Kinds.name(event.kind()),
        Kinds.meaning(event.kind()),
        Kinds.look(event.kind()),
        States.of(event.state()),
        Kinds.title(event),
        message == null || message.isBlank() || message.equals(event.name())
            ? null
            : LongText.of(message, LONGEST_MESSAGE),
        rootCause(),
        ledTo(),
        facts(event),
        event.id(),
        Links.event(event.id()),
        details.form(),
        event.state() == EventState.RESOLVED,
        event.state() == EventState.HIDDEN,
        details.awaited(),
        InstructionRoutes.recordAddress(event.id()),
        details.history().stream().map(this::change).toList());
  }

  private HeadView.Change change(EventChange change) {
    EventState to = change.to();
    String who = change.who();
    String deployment = change.deployment();
    return new HeadView.Change(
        Moment.of(change.at(), now),
        to == null ? "Restored" : States.name(to),
        (who == null ? "by an occurrence" : "by " + Visible.line(who))
            + (deployment == null ? "" : ", in deployment " + Visible.line(deployment)));
  }

  private HeadView.@Nullable RootCause rootCause() {
    int root = snapshot == null ? 0 : StartingPoint.exception(snapshot);
    if (snapshot == null || snapshot.exceptions().isEmpty()) {
      return null;
    }
    ExceptionRecord exception = snapshot.exceptions().get(root);
    boolean isInTitle = root == 0 && details.event().name() == null;
    if (isInTitle || exception.isStatement()) {
      return null;
    }
    String message = exception.message();
    return new HeadView.RootCause(
        TypeName.of(exception.type()),
        message == null ? null : LongText.of(message, LONGEST_MESSAGE));
  }

  private HeadView.@Nullable Other ledTo() {
    EventReference causedBy = snapshot == null ? null : snapshot.causedBy();
    if (causedBy == null || causedBy.kind() == null) {
      return null;
    }
    Event other = details.causedBy();
    CodeLocation location = causedBy.location();
    return new HeadView.Other(
        Kinds.name(causedBy.kind()).toLowerCase(Locale.ROOT),
        other != null
            ? Kinds.title(other)
            : causedBy.types().isEmpty()
                ? new TypeName("an event that is no longer kept", "")
                : TypeName.of(causedBy.types().get(0)),
        location == null
            ? null
            : TypeName.simple(location.className()) + "." + Visible.line(location.method()),
        other == null ? null : Links.event(other.id()));
  }

  private List<Fact> facts(Event event) {
    List<Fact> facts = new ArrayList<>();
    location(event, facts);
    origin(facts);
    entryPoint(event, facts);
    facts.add(Fact.text("Occurrences", Amounts.count(event.count())));
    rate(facts);
    facts.add(Fact.moment("First seen", Moment.of(event.firstSeen(), now)));
    facts.add(Fact.moment("Last seen", Moment.of(event.lastSeen(), now)));
    if (event.introducedBy() != null) {
      facts.add(Fact.code("Introduced by", Visible.line(event.introducedBy()), null));
    }
    shares("Deployment", details.deployments(), facts);
    agents(facts);
    return facts;
  }

  private void rate(List<Fact> facts) {
    OccurrenceRate known = details.rate();
    if (known != null) {
      Rate rate = Rate.of(known);
      facts.add(
          new Fact(
              "Error rate",
              rate.perHundred() + " per 100 calls",
              false,
              null,
              rate.meaning(),
              false));
    }
  }

  private static void location(Event event, List<Fact> facts) {
    CodeLocation location = event.location();
    if (location != null) {
      facts.add(member("Location", location.className(), location.method(), ""));
    }
  }

  private void origin(List<Fact> facts) {
    if (snapshot == null || snapshot.exceptions().isEmpty()) {
      return;
    }
    ExceptionRecord root = snapshot.exceptions().get(StartingPoint.exception(snapshot));
    if (!root.frames().isEmpty() && !root.isStatement()) {
      Frame frame = root.frames().get(0);
      Integer line = frame.line();
      facts.add(
          member(
              "Origin",
              frame.className(),
              frame.method(),
              line == null || line <= 0 ? "" : ":" + line));
    }
  }

  private void entryPoint(Event event, List<Fact> facts) {
    EntryPoint ofSnapshot = snapshot == null ? null : snapshot.entryPoint();
    EntryPoint entry = ofSnapshot != null ? ofSnapshot : event.entryPoint();
    if (entry != null && entry.name() != null) {
      facts.add(
          Fact.code(
              "Entry point",
              Visible.line(entry.name()),
              entry.className() == null || entry.method() == null
                  ? null
                  : Visible.line(entry.className() + "." + entry.method())));
    } else if (entry != null && entry.className() != null && entry.method() != null) {
      facts.add(member("Entry point", entry.className(), entry.method(), ""));
    }
  }

  private static Fact member(String label, String className, String method, String line) {
    TypeName owner = TypeName.of(className);
    String member = "." + Visible.line(method) + line;
    return Fact.code(label, owner.simple() + member, owner.full() + member);
  }

  private void agents(List<Fact> facts) {
    if (!details.agents().isEmpty()) {
      facts.add(
          new Fact(
              "Agents",
              Amounts.count(details.agents().size()),
              false,
              null,
              details.agents().stream()
                  .limit(20)
                  .map(
                      share ->
                          details.agentName(share.name()) + ": " + Amounts.count(share.count()))
                  .collect(Collectors.joining("\n")),
              false));
    }
  }

  private static void shares(String label, List<OccurrenceShare> shares, List<Fact> facts) {
    String names =
        shares.stream()
            .limit(MOST_NAMES)
            .map(share -> share.name() == null ? "not known" : Visible.line(share.name()))
            .collect(Collectors.joining(", "));
    int more = shares.size() - MOST_NAMES;
    if (!names.isEmpty()) {
      String all =
          shares.stream()
              .map(
                  share ->
                      (share.name() == null ? "not known" : Visible.line(share.name()))
                          + ": "
                          + Amounts.count(share.count()))
              .collect(Collectors.joining("\n"));
      facts.add(
          Fact.code(
              shares.size() == 1 ? label : label + "s",
              names + (more > 0 ? " and " + more + " more" : ""),
              all));
    }
  }
}
