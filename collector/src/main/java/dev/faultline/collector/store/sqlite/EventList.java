// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.store.sqlite;

import dev.faultline.collector.model.Event;
import dev.faultline.collector.model.EventKind;
import dev.faultline.collector.model.EventPage;
import dev.faultline.collector.model.EventQuery;
import dev.faultline.collector.model.EventState;
import dev.faultline.collector.model.Occurring;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** A query for events made into SQL. Only names that are written here get into its text. */
final class EventList {

  /** Beyond which words are searched for together. */
  private static final int MOST_WORDS = 10;

  private final EventQuery query;
  private final List<String> conditions = new ArrayList<>();
  private final Map<String, Object> parameters = new LinkedHashMap<>();

  EventList(EventQuery query, Instant now) {
    this.query = query;
    parameters.put("newSince", NewEvents.since(now));
  }

  EventPage read(Handle handle) {
    List<Long> services = services(handle);
    if (services.isEmpty()) {
      return new EventPage(List.of(), null);
    }
    if (query.service() != null || query.environment() != null) {
      conditions.add("e.service IN (" + join(services) + ")");
    }
    addKinds();
    addState();
    addText();
    addOccurring();
    addCursor();
    return page(select(handle).map(EventRow.MAPPER).list());
  }

  private List<Long> services(Handle handle) {
    return handle
        .createQuery(
            """
            SELECT id FROM service
            WHERE (:service IS NULL OR service = :service)
              AND (:environment IS NULL OR environment = :environment)""")
        .bind("service", query.service())
        .bind("environment", query.environment())
        .mapTo(Long.class)
        .list();
  }

  private void addKinds() {
    Set<EventKind> kinds = query.kinds();
    if (kinds.isEmpty() && query.includeCaught()) {
      return;
    }
    if (!kinds.contains(EventKind.CAUGHT)) {
      conditions.add("e.listed = 1");
    }
    if (!kinds.isEmpty()) {
      List<String> names = EnumSet.copyOf(kinds).stream().map(kind -> "'" + kind + "'").toList();
      conditions.add("e.kind IN (" + String.join(", ", names) + ")");
    }
  }

  private void addState() {
    EventState state = query.state();
    if (state == null) {
      conditions.add("e.marked IS NOT 'HIDDEN'");
      return;
    }
    switch (state) {
      case NEW -> conditions.add("e.marked IS NULL AND " + NewEvents.CONDITION);
      case ONGOING -> conditions.add("e.marked IS NULL AND NOT " + NewEvents.CONDITION);
      case RESOLVED, RESURFACED, HIDDEN -> conditions.add("e.marked = '" + state.name() + "'");
    }
  }

  private void addText() {
    if (query.text() == null || query.text().isBlank()) {
      return;
    }
    String[] words = query.text().strip().toLowerCase(Locale.ROOT).split("\\s+", MOST_WORDS);
    for (int i = 0; i < words.length; i++) {
      Field field = Field.of(words[i]);
      conditions.add("instr(" + field.column + ", :word" + i + ") > 0");
      parameters.put("word" + i, words[i].substring(field.prefix.length()));
    }
  }

  /** What a word is searched for in. */
  private enum Field {
    LOCATION("location:", "lower(e.location_class || '.' || e.location_method)"),
    TYPE("type:", "lower(e.types)"),
    ALL("", "e.searchable");

    private final String prefix;
    private final String column;

    Field(String prefix, String column) {
      this.prefix = prefix;
      this.column = column;
    }

    static Field of(String word) {
      return word.startsWith(LOCATION.prefix)
          ? LOCATION
          : word.startsWith(TYPE.prefix) ? TYPE : ALL;
    }
  }

  private void addOccurring() {
    Occurring wanted = query.occurring();
    if (wanted.equals(Occurring.ANYWHERE)) {
      return;
    }
    boolean bySlot = wanted.from() != null || wanted.to() != null || wanted.agent() != null;
    List<String> found = new ArrayList<>(List.of("c.event = e.id"));
    if (wanted.from() != null) {
      conditions.add("e.last_seen >= :from");
      found.add("c.slot >= :from");
      parameters.put("from", wanted.from().toEpochMilli());
    }
    if (wanted.to() != null) {
      conditions.add("e.first_seen < :to");
      found.add("c.slot < :to");
      parameters.put("to", wanted.to().toEpochMilli());
    }
    if (wanted.deployment() != null) {
      found.add(
          "c.deployment IN (SELECT id FROM deployment WHERE service = e.service AND name = :deployment)");
      parameters.put("deployment", wanted.deployment());
    }
    if (wanted.agent() != null) {
      found.add("c.agent IN (SELECT id FROM agent WHERE public_id = :agent)");
      parameters.put("agent", wanted.agent());
    }
    conditions.add(
        "EXISTS (SELECT 1 FROM "
            + (bySlot ? "counter" : "event_deployment")
            + " c WHERE "
            + String.join(" AND ", found)
            + ")");
  }

  private void addCursor() {
    if (query.cursor() != null) {
      Cursor cursor = Cursor.parse(query.cursor(), query.sort());
      conditions.add("(" + column() + ", e.id) < (:cursorValue, :cursorNumber)");
      parameters.put("cursorValue", cursor.value());
      parameters.put("cursorNumber", cursor.number());
    }
  }

  private Query select(Handle handle) {
    String where = conditions.isEmpty() ? "" : "WHERE " + String.join(" AND ", conditions);
    return handle
        .createQuery(
            EventRow.SELECT
                + where
                + " ORDER BY "
                + column()
                + " DESC, e.id DESC LIMIT "
                + (query.limit() + 1))
        .bindMap(parameters);
  }

  private EventPage page(List<EventRow> rows) {
    boolean more = rows.size() > query.limit();
    List<EventRow> shown = more ? rows.subList(0, query.limit()) : rows;
    List<Event> events = shown.stream().map(EventRow::event).toList();
    return new EventPage(events, more ? cursor(shown.get(shown.size() - 1)) : null);
  }

  private String cursor(EventRow last) {
    long value =
        switch (query.sort()) {
          case LAST_SEEN -> last.event().lastSeen().toEpochMilli();
          case FIRST_SEEN -> last.event().firstSeen().toEpochMilli();
          case COUNT -> last.event().count();
        };
    return new Cursor(query.sort(), value, last.number()).text();
  }

  private String column() {
    return switch (query.sort()) {
      case LAST_SEEN -> "e.last_seen";
      case FIRST_SEEN -> "e.first_seen";
      case COUNT -> "e.count";
    };
  }

  private static String join(List<Long> numbers) {
    return String.join(", ", numbers.stream().map(String::valueOf).toList());
  }
}
