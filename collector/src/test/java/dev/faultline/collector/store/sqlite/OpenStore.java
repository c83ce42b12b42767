// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.store.sqlite;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.faultline.collector.model.CodeLocation;
import dev.faultline.collector.model.EntryPoint;
import dev.faultline.collector.model.Event;
import dev.faultline.collector.model.EventKind;
import dev.faultline.collector.model.EventPage;
import dev.faultline.collector.model.EventQuery;
import dev.faultline.collector.model.EventState;
import dev.faultline.collector.model.MonitoredService;
import dev.faultline.collector.model.Occurring;
import dev.faultline.collector.model.SnapshotSummary;
import dev.faultline.collector.store.AgentContact;
import dev.faultline.collector.store.Changes;
import dev.faultline.collector.store.Changes.Reporter;
import dev.faultline.collector.store.EventSighting;
import dev.faultline.collector.store.FullException;
import dev.faultline.collector.store.NewSnapshot;
import dev.faultline.collector.store.StoreLimits;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/**
 * An open store in an empty directory, a clock that stands still, and short words for what tests
 * do.
 */
abstract class OpenStore {

  static final Instant START = Instant.parse("2026-11-22T12:00:00Z");
  static final MonitoredService SHOP = new MonitoredService("shop", "production");
  static final StoreLimits LIMITS =
      new StoreLimits(
          3,
          3,
          4,
          5,
          3,
          4,
          10_000,
          2_000,
          Duration.ofDays(90),
          Duration.ofDays(30),
          Duration.ofDays(30),
          Duration.ofDays(3));

  @TempDir Path directory;
  volatile Instant now = START;
  SqliteStore store;

  @BeforeEach
  void open() {
    store = SqliteStore.open(directory.resolve("data"), LIMITS, () -> now);
  }

  @AfterEach
  void close() {
    store.close();
  }

  void change(Consumer<Changes> work) {
    store
        .writer()
        .write(
            0,
            changes -> {
              work.accept(changes);
              return true;
            })
        .join();
  }

  void assertFull(AgentContact contact) {
    assertThatExceptionOfType(CompletionException.class)
        .isThrownBy(() -> change(changes -> changes.contact(contact)))
        .withCauseInstanceOf(FullException.class);
  }

  void evict(Instant at) {
    now = at;
    change(changes -> changes.evict(at));
  }

  AgentContact contact(String id, @Nullable String deployment) {
    return new AgentContact(
        id, SHOP, deployment, "web-1", 1L, "0.1", null, null, null, now, Map.of("queued", "0"));
  }

  void seen(String id, EventKind kind, Instant at, @Nullable String message) {
    change(
        changes ->
            changes.sighting(
                changes.contact(contact("a1", "1.0")), sighting(id, kind, at, message)));
  }

  void sight(Changes changes, Reporter reporter, String id, Instant at) {
    changes.sighting(reporter, sighting(id, EventKind.UNCAUGHT, at, "m"));
  }

  EventSighting sighting(String id, EventKind kind, Instant at, @Nullable String message) {
    return new EventSighting(
        id,
        1,
        kind,
        List.of("com.acme.OrderException"),
        new CodeLocation("com.acme.Shop", id, "()V", "athrow#0"),
        null,
        null,
        new EntryPoint("com.acme.Main", "main"),
        message,
        at,
        at,
        now);
  }

  void count(String id, AgentContact contact, Instant at, long count) {
    change(
        changes -> {
          Reporter reporter = changes.contact(contact);
          long event = changes.sighting(reporter, sighting(id, EventKind.UNCAUGHT, at, "m"));
          changes.count(reporter, event, at, count);
        });
  }

  void snapshot(String event, String id, Instant at, String trigger, String deployment) {
    saveSnapshot(
        event,
        id,
        at,
        trigger,
        deployment,
        Gzip.compress(json(id).getBytes(StandardCharsets.UTF_8)));
  }

  void snapshot(String event, String id, Instant at, String trigger, String deployment, int bytes) {
    saveSnapshot(event, id, at, trigger, deployment, new byte[bytes]);
  }

  void saveSnapshot(
      String event, String id, Instant at, String trigger, String deployment, byte[] body) {
    change(
        changes -> {
          Reporter reporter = changes.contact(contact("a1", deployment));
          long number = changes.sighting(reporter, sighting(event, EventKind.UNCAUGHT, at, "m"));
          changes.saveSnapshot(reporter, number, new NewSnapshot(id, at, now, trigger, 10, body));
        });
  }

  static String json(String id) {
    return "{\"id\":\"" + id + "\"}";
  }

  List<String> snapshotIds(String event) {
    return store.snapshots().list(event).stream().map(SnapshotSummary::id).toList();
  }

  Map<String, EventState> states() {
    return store.events().list(EventQuery.ALL).events().stream()
        .collect(Collectors.toMap(Event::id, Event::state));
  }

  List<String> ids(EventQuery query) {
    return store.events().list(query).events().stream().map(Event::id).toList();
  }

  List<String> find(String text) {
    return ids(query(Set.of(), false, null, text));
  }

  static EventQuery query(
      Set<EventKind> kinds, boolean caught, @Nullable EventState state, @Nullable String text) {
    return new EventQuery(
        null,
        null,
        kinds,
        caught,
        state,
        text,
        Occurring.ANYWHERE,
        EventQuery.Sort.LAST_SEEN,
        50,
        null);
  }

  static EventQuery limited(EventQuery.Sort sort, int limit, @Nullable String cursor) {
    return new EventQuery(
        null, null, Set.of(), false, null, null, Occurring.ANYWHERE, sort, limit, cursor);
  }

  List<String> pages(EventQuery.Sort sort) {
    List<String> all = new ArrayList<>();
    EventPage page = store.events().list(limited(sort, 2, null));
    while (true) {
      page.events().forEach(event -> all.add(event.id()));
      if (page.next() == null) {
        return all;
      }
      page = store.events().list(limited(sort, 2, page.next()));
    }
  }
}
