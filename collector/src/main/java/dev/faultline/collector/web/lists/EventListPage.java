// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.web.lists;

import dev.faultline.collector.http.Links;
import dev.faultline.collector.model.CodeLocation;
import dev.faultline.collector.model.Event;
import dev.faultline.collector.model.EventKind;
import dev.faultline.collector.model.EventPage;
import dev.faultline.collector.model.EventQuery;
import dev.faultline.collector.model.EventQuery.Sort;
import dev.faultline.collector.model.EventState;
import dev.faultline.collector.model.OccurrenceRate;
import dev.faultline.collector.model.Occurring;
import dev.faultline.collector.web.text.Amounts;
import dev.faultline.collector.web.text.Kinds;
import dev.faultline.collector.web.text.Moment;
import dev.faultline.collector.web.text.Rate;
import dev.faultline.collector.web.text.States;
import dev.faultline.collector.web.text.TypeName;
import dev.faultline.collector.web.text.Visible;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The event list.
 *
 * @param service null where the list is of all services; likewise {@code environment}
 * @param reason why there is no row; null if there is
 * @param next address of the following page; null on the last
 * @param restart address of the first page; null on it
 * @param form what shows that a form is of this page
 * @param address of this page
 */
public record EventListPage(
    @Nullable String service,
    @Nullable String environment,
    String text,
    List<Filter> filters,
    List<Choice> kinds,
    List<Choice> states,
    boolean caught,
    String sort,
    List<Column> columns,
    List<Row> rows,
    @Nullable String reason,
    @Nullable String next,
    @Nullable String restart,
    String form,
    String address) {
  private static final int LONGEST_MESSAGE = 300;
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

  /** A filter that is no field of the form: its parameter, its value, and that value in words. */
  public record Filter(String name, String value, String words) {}

  /** An option of a filter. */
  public record Choice(String value, String name, boolean chosen) {}

  /**
   * A column's heading.
   *
   * @param sort address that sorts by it; null if it can't be sorted by
   * @param sorted whether it is sorted by now
   */
  public record Column(String name, boolean amount, @Nullable String sort, boolean sorted) {}

  /** An event. */
  public record Row(
      String address,
      String kind,
      String kindMeaning,
      String look,
      String id,
      @Nullable States state,
      TypeName what,
      @Nullable String cause,
      @Nullable String message,
      @Nullable String place,
      @Nullable String placeInFull,
      @Nullable String service,
      String occurrences,
      @Nullable Rate rate,
      Moment firstSeen,
      Moment lastSeen,
      @Nullable String introducedBy) {}

  /** Makes the page of what a query found; {@code rates} by event. */
  public static EventListPage of(
      EventQuery query,
      EventPage found,
      Map<String, OccurrenceRate> rates,
      String form,
      Instant now) {
    String next = found.next();
    String text = query.text();
    return new EventListPage(
        visible(query.service()),
        visible(query.environment()),
        text == null ? "" : text,
        filters(query.occurring()),
        kinds(query),
        states(query),
        query.includeCaught(),
        query.sort().name(),
        columns(query),
        found.events().stream()
            .map(event -> row(event, rates.get(event.id()), query.service() == null, now))
            .toList(),
        found.events().isEmpty() ? reason(query) : null,
        next == null ? null : EventListAddress.of(query, query.sort(), next),
        query.cursor() == null ? null : EventListAddress.of(query, query.sort(), null),
        form,
        EventListAddress.of(query, query.sort(), query.cursor()));
  }

  private static @Nullable String visible(@Nullable String text) {
    return text == null ? null : Visible.line(text);
  }

  private static List<Filter> filters(Occurring occurring) {
    Instant from = occurring.from();
    Instant to = occurring.to();
    return Stream.of(
            from == null
                ? null
                : new Filter("from", from.toString(), "occurred from " + MINUTE.format(from)),
            to == null ? null : new Filter("to", to.toString(), "until " + MINUTE.format(to)),
            filter("deployment", occurring.deployment()),
            filter("agent", occurring.agent()))
        .filter(Objects::nonNull)
        .toList();
  }

  private static @Nullable Filter filter(String name, @Nullable String value) {
    return value == null ? null : new Filter(name, value, name + " " + Visible.line(value));
  }

  private static List<Choice> kinds(EventQuery query) {
    return Stream.of(EventKind.values())
        .map(kind -> new Choice(kind.name(), Kinds.name(kind), query.kinds().contains(kind)))
        .toList();
  }

  private static List<Choice> states(EventQuery query) {
    return Stream.of(EventState.values())
        .map(state -> new Choice(state.name(), States.name(state), query.state() == state))
        .toList();
  }

  private static List<Column> columns(EventQuery query) {
    return List.of(
        new Column("Kind", false, null, false),
        new Column("What", false, null, false),
        new Column("Location", false, null, false),
        sortable("Occurrences", true, Sort.COUNT, query),
        new Column("Per 100 calls", true, null, false),
        sortable("First seen", false, Sort.FIRST_SEEN, query),
        sortable("Last seen", false, Sort.LAST_SEEN, query),
        new Column("Introduced by", false, null, false));
  }

  private static Column sortable(String name, boolean amount, Sort sort, EventQuery query) {
    return new Column(name, amount, EventListAddress.of(query, sort, null), query.sort() == sort);
  }

  private static Row row(
      Event event, @Nullable OccurrenceRate rate, boolean withService, Instant now) {
    CodeLocation location = event.location();
    String message = event.message();
    String introducedBy = event.introducedBy();
    return new Row(
        Links.event(event.id()),
        Kinds.name(event.kind()),
        Kinds.meaning(event.kind()),
        Kinds.look(event.kind()),
        event.id(),
        States.of(event.state()),
        Kinds.title(event),
        cause(event),
        message == null || message.isBlank() || message.equals(event.name()) ? null : cut(message),
        location == null ? null : member(location, TypeName.of(location.className()).simple()),
        location == null ? null : member(location, TypeName.of(location.className()).full()),
        withService
            ? Visible.line(event.service().service() + " · " + event.service().environment())
            : null,
        Amounts.count(event.count()),
        rate == null ? null : Rate.of(rate),
        Moment.of(event.firstSeen(), now),
        Moment.of(event.lastSeen(), now),
        introducedBy == null ? null : Visible.line(introducedBy));
  }

  private static @Nullable String cause(Event event) {
    int types = event.types().size();
    boolean isInTitle = types == 1 && event.name() == null;
    return types == 0 || isInTitle ? null : TypeName.simple(event.types().get(types - 1));
  }

  private static String member(CodeLocation location, String owner) {
    return owner + "." + Visible.line(location.method());
  }

  private static String cut(String message) {
    String line = Visible.line(message);
    return line.length() <= LONGEST_MESSAGE ? line : line.substring(0, LONGEST_MESSAGE) + "…";
  }

  private static String reason(EventQuery query) {
    boolean filtered =
        query.text() != null
            || query.state() != null
            || !query.kinds().isEmpty()
            || !query.occurring().equals(Occurring.ANYWHERE)
            || query.cursor() != null;
    if (filtered) {
      return "No event matches these filters.";
    }
    return query.includeCaught()
        ? "No event has been seen. That is good news, as long as an agent is connected."
        : "No event has been seen, exceptions that the code itself caught and dealt with aside.";
  }
}
