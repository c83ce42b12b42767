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
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/** Events, without their counters. */
final class EventTables {

  private final Handle handle;
  private final StoreLimits limits;

  EventTables(Handle handle, StoreLimits limits) {
    this.handle = handle;
    this.limits = limits;
  }

  long sighting(Reporter reporter, EventSighting sighting) {
    Optional<Long> known = update(reporter, sighting);
    known.ifPresent(event -> heardOf(event, sighting.at()));
    return known.orElseGet(() -> insert(reporter, sighting));
  }

  /** To the hour: it has an index of its own, which costs as much as the event itself. */
  private void heardOf(long event, Instant at) {
    handle.execute(
        "UPDATE event SET heard_of = ? WHERE id = ? AND heard_of < ?",
        at.toEpochMilli(),
        event,
        at.minus(Duration.ofHours(1)).toEpochMilli());
  }

  private Optional<Long> update(Reporter reporter, EventSighting sighting) {
    return bindVolatile(
            handle.createQuery(
                """
                UPDATE event SET
                  first_seen = min(first_seen, :first),
                  last_deployment = CASE WHEN :last >= last_seen THEN :deployment ELSE last_deployment END,
                  last_seen = max(last_seen, :last),
                  searchable = searchable
                    || CASE WHEN message IS NULL AND :message IS NOT NULL
                         THEN char(10) || :searchMessage ELSE '' END
                    || CASE WHEN entry_class IS NULL AND :entryClass IS NOT NULL
                         THEN char(10) || :searchEntry ELSE '' END,
                  message = coalesce(message, :message),
                  entry_method =
                    CASE WHEN entry_class IS NULL THEN :entryMethod ELSE entry_method END,
                  entry_class = coalesce(entry_class, :entryClass)
                WHERE public_id = :id RETURNING id"""),
            reporter,
            sighting)
        .bind("searchMessage", lower(sighting.message()))
        .bind("searchEntry", lower(text(sighting.entryPoint())))
        .mapTo(Long.class)
        .findOne();
  }

  private long insert(Reporter reporter, EventSighting sighting) {
    makeRoom(reporter.service());
    CodeLocation location = sighting.location();
    return bindVolatile(
            handle.createQuery(
                """
                INSERT INTO event (public_id, service, algorithm, kind, listed, types, message,
                  location_class, location_method, location_descriptor, location_site,
                  entry_class, entry_method, template, searchable,
                  first_seen, last_seen, heard_of, introduced_by, last_deployment)
                VALUES (:id, :service, :algorithm, :kind, :listed, :types, :message,
                  :class, :method, :descriptor, :site,
                  :entryClass, :entryMethod, :template, :searchable,
                  :first, :last, :at, :deployment, :deployment)
                RETURNING id"""),
            reporter,
            sighting)
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
        .bind("searchable", searchable(sighting))
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

  private static <S extends SqlStatement<S>> S bindVolatile(
      S statement, Reporter reporter, EventSighting sighting) {
    EntryPoint entryPoint = sighting.entryPoint();
    return statement
        .bind("id", sighting.id())
        .bind("first", sighting.first().toEpochMilli())
        .bind("last", sighting.last().toEpochMilli())
        .bind("deployment", reporter.deployment() == 0 ? null : reporter.deployment())
        .bind("message", sighting.message())
        .bind("entryClass", entryPoint == null ? null : entryPoint.className())
        .bind("entryMethod", entryPoint == null ? null : entryPoint.method());
  }

  private static String searchable(EventSighting sighting) {
    CodeLocation location = sighting.location();
    return Stream.of(
            String.join(" ", sighting.types()),
            sighting.message(),
            location == null ? null : location.className() + "." + location.method(),
            sighting.template() == null ? null : sighting.template().message(),
            text(sighting.entryPoint()))
        .filter(text -> text != null && !text.isEmpty())
        .map(EventTables::lower)
        .collect(Collectors.joining("\n"));
  }

  private static @Nullable String text(@Nullable EntryPoint entryPoint) {
    return entryPoint == null ? null : entryPoint.className() + "." + entryPoint.method();
  }

  private static String lower(@Nullable String text) {
    return text == null ? "" : text.toLowerCase(Locale.ROOT);
  }
}
