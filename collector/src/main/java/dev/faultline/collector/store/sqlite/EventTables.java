// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.store.sqlite;

import dev.faultline.collector.model.CodeLocation;
import dev.faultline.collector.model.EntryPoint;
import dev.faultline.collector.model.EventKind;
import dev.faultline.collector.store.Changes.Reporter;
import dev.faultline.collector.store.EventSighting;
import dev.faultline.collector.store.FullException;
import dev.faultline.collector.store.StoreLimits;
import dev.faultline.collector.store.sqlite.KnownEvents.Known;
import dev.faultline.collector.store.sqlite.StateTables.Resolution;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/**
 * Events, without their counters. Those that are there already are updated at the end of the job.
 */
final class EventTables {

  /**
   * {@code heard_of} has an index, which costs as much as the event itself: to the hour will do.
   */
  private static final Duration HEARD_OF_PRECISION = Duration.ofHours(1);

  private record Update(long number, Reporter reporter, EventSighting sighting) {}

  private final Handle handle;
  private final StoreLimits limits;
  private final KnownEvents known;
  private final StateTables states;
  private final List<Update> updates = new ArrayList<>();

  EventTables(Handle handle, StoreLimits limits, KnownEvents known, StateTables states) {
    this.states = states;
    this.handle = handle;
    this.limits = limits;
    this.known = known;
  }

  long sighting(Reporter reporter, EventSighting sighting) {
    Known event = find(sighting.id());
    if (event == null) {
      long number = insert(reporter, sighting);
      known.put(sighting.id(), new Known(number, sighting.at(), null));
      return number;
    }
    updates.add(new Update(event.number(), reporter, sighting));
    Resolution resolution = event.resolution();
    if (resolution != null && resolution.isUndoneBy(reporter, sighting)) {
      states.resurface(event.number(), sighting.at());
      event = new Known(event.number(), event.heardOf(), null);
      known.put(sighting.id(), event);
    }
    if (event.heardOf().isBefore(sighting.at().minus(HEARD_OF_PRECISION))) {
      heardOf(event, sighting);
    }
    return event.number();
  }

  private @Nullable Known find(String id) {
    Known remembered = known.get(id);
    if (remembered != null) {
      return remembered;
    }
    Known stored =
        handle
            .createQuery(
                "SELECT id, heard_of, marked, resolved_at, resolved_in FROM event WHERE public_id = :id")
            .bind("id", id)
            .map(
                (row, context) ->
                    new Known(
                        row.getLong("id"),
                        Instant.ofEpochMilli(row.getLong("heard_of")),
                        "RESOLVED".equals(row.getString("marked"))
                            ? new Resolution(row.getLong("resolved_at"), row.getLong("resolved_in"))
                            : null))
            .findOne()
            .orElse(null);
    if (stored != null) {
      known.put(id, stored);
    }
    return stored;
  }

  private void heardOf(Known event, EventSighting sighting) {
    handle.execute(
        "UPDATE event SET heard_of = ? WHERE id = ?", sighting.at().toEpochMilli(), event.number());
    known.put(sighting.id(), new Known(event.number(), sighting.at(), event.resolution()));
  }

  void flush() {
    if (updates.isEmpty()) {
      return;
    }
    PreparedBatch batch =
        handle.prepareBatch(
            """
            UPDATE event SET
              first_seen = min(first_seen, :first),
              last_deployment = CASE WHEN :last >= last_seen THEN :deployment ELSE last_deployment END,
              last_seen = max(last_seen, :last),
              searchable = searchable
                || CASE WHEN message IS NULL AND :message IS NOT NULL
                     THEN char(10) || :searchMessage ELSE '' END
                || CASE WHEN entry_class IS NULL AND entry_name IS NULL
                       AND (:entryClass IS NOT NULL OR :entryName IS NOT NULL)
                     THEN char(10) || :searchEntry ELSE '' END,
              message = coalesce(message, :message),
              entry_method = CASE WHEN entry_class IS NULL THEN :entryMethod ELSE entry_method END,
              entry_class = coalesce(entry_class, :entryClass),
              entry_kind = CASE WHEN entry_name IS NULL THEN :entryKind ELSE entry_kind END,
              entry_name = coalesce(entry_name, :entryName)
            WHERE id = :number""");
    for (Update update : updates) {
      bindSighting(batch, update.reporter(), update.sighting())
          .bind("searchMessage", SearchableText.of(update.sighting().message()))
          .bind("searchEntry", SearchableText.of(update.sighting().entryPoint()))
          .bind("number", update.number())
          .add();
    }
    batch.execute();
  }

  private long insert(Reporter reporter, EventSighting sighting) {
    makeRoom(reporter.service());
    CodeLocation location = sighting.location();
    return bindSighting(
            handle.createQuery(
                """
                INSERT INTO event (public_id, service, algorithm, kind, listed, types, message,
                  location_class, location_method, location_descriptor, location_site,
                  entry_class, entry_method, entry_name, entry_kind, template, name, searchable,
                  first_seen, last_seen, heard_of, introduced_by, last_deployment)
                VALUES (:id, :service, :algorithm, :kind, :listed, :types, :message,
                  :class, :method, :descriptor, :site,
                  :entryClass, :entryMethod, :entryName, :entryKind, :template, :name, :searchable,
                  :first, :last, :at, :deployment, :deployment)
                RETURNING id"""),
            reporter,
            sighting)
        .bind("id", sighting.id())
        .bind("service", reporter.service())
        .bind("at", sighting.at().toEpochMilli())
        .bind("algorithm", sighting.algorithm())
        .bind("kind", sighting.kind().name())
        .bind("listed", sighting.kind() != EventKind.CAUGHT)
        .bind("types", Json.write(sighting.types()))
        .bind("class", location == null ? null : location.className())
        .bind("method", location == null ? null : location.method())
        .bind("descriptor", location == null ? null : location.descriptor())
        .bind("site", location == null ? null : location.site())
        .bind("template", sighting.template() == null ? null : Json.write(sighting.template()))
        .bind("name", sighting.name())
        .bind("searchable", SearchableText.of(sighting))
        .mapTo(Long.class)
        .one();
  }

  private void makeRoom(long service) {
    int changed =
        handle.execute(
            "UPDATE service SET events = events + 1 WHERE id = ? AND events < ?",
            service,
            limits.events());
    if (changed == 0) {
      throw new FullException(
          "the service has " + limits.events() + " events already, this would be another");
    }
  }

  private static <S extends SqlStatement<S>> S bindSighting(
      S statement, Reporter reporter, EventSighting sighting) {
    EntryPoint entryPoint = sighting.entryPoint();
    return statement
        .bind("first", sighting.first().toEpochMilli())
        .bind("last", sighting.last().toEpochMilli())
        .bind("deployment", reporter.deployment() == 0 ? null : reporter.deployment())
        .bind("message", sighting.message())
        .bind("entryClass", entryPoint == null ? null : entryPoint.className())
        .bind("entryMethod", entryPoint == null ? null : entryPoint.method())
        .bind("entryName", entryPoint == null ? null : entryPoint.name())
        .bind("entryKind", entryPoint == null ? null : entryPoint.kind());
  }
}
