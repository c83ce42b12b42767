// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.faultline.collector.model.Agent;
import dev.faultline.collector.model.ClassFile;
import dev.faultline.collector.model.CodeLocation;
import dev.faultline.collector.model.EntryPoint;
import dev.faultline.collector.model.Event;
import dev.faultline.collector.model.EventKind;
import dev.faultline.collector.model.EventPage;
import dev.faultline.collector.model.EventQuery;
import dev.faultline.collector.model.EventState;
import dev.faultline.collector.model.Loss;
import dev.faultline.collector.model.MonitoredService;
import dev.faultline.collector.model.OccurrenceShare;
import dev.faultline.collector.model.OccurrenceSlot;
import dev.faultline.collector.model.SnapshotSummary;
import dev.faultline.collector.model.TokenKind;
import dev.faultline.collector.store.AgentContact;
import dev.faultline.collector.store.Changes;
import dev.faultline.collector.store.Changes.Reporter;
import dev.faultline.collector.store.EventSighting;
import dev.faultline.collector.store.FullException;
import dev.faultline.collector.store.InvalidCursorException;
import dev.faultline.collector.store.NewSnapshot;
import dev.faultline.collector.store.OverloadedException;
import dev.faultline.collector.store.StoreLimits;
import dev.faultline.collector.store.StoreUnavailableException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteStoreTest {

  private static final Instant START = Instant.parse("2026-11-22T12:00:00Z");
  private static final MonitoredService SHOP = new MonitoredService("shop", "production");
  private static final StoreLimits LIMITS =
      new StoreLimits(
          3,
          3,
          4,
          5,
          4,
          10_000,
          2_000,
          Duration.ofDays(90),
          Duration.ofDays(30),
          Duration.ofDays(30),
          Duration.ofDays(3));

  @TempDir Path directory;
  private volatile Instant now = START;
  private SqliteStore store;

  @BeforeEach
  void open() {
    store = SqliteStore.open(directory.resolve("data"), LIMITS, () -> now);
  }

  @AfterEach
  void close() {
    store.close();
  }

  // --- events and counters

  @Test
  void firstSighting_makesAnEventWithAllThatIsKnown() {
    seen("e1", EventKind.UNCAUGHT, START, "it failed");

    Event event = store.events().find("e1").orElseThrow();

    assertThat(event.service()).isEqualTo(SHOP);
    assertThat(event.type()).isEqualTo("com.acme.OrderException");
    assertThat(event.message()).isEqualTo("it failed");
    assertThat(event.location())
        .isEqualTo(new CodeLocation("com.acme.Shop", "e1", "()V", "athrow#0"));
    assertThat(event.firstSeen()).isEqualTo(START);
    assertThat(event.introducedBy()).isEqualTo("1.0");
    assertThat(event.state()).isEqualTo(EventState.NEW);
    assertThat(event.count()).isZero();
  }

  @Test
  void laterSightings_moveTheTimesAndFillInWhatWasMissing() {
    seen("e1", EventKind.UNCAUGHT, START, null);
    seen("e1", EventKind.UNCAUGHT, START.plusSeconds(60), "now with a message");
    seen("e1", EventKind.UNCAUGHT, START.minusSeconds(60), "another message");

    Event event = store.events().find("e1").orElseThrow();

    assertThat(event.firstSeen()).isEqualTo(START.minusSeconds(60));
    assertThat(event.lastSeen()).isEqualTo(START.plusSeconds(60));
    assertThat(event.message()).isEqualTo("now with a message");
    assertThat(find("NOW WITH")).containsExactly("e1");
    assertThat(find("another message")).isEmpty();
  }

  @Test
  void counters_areExactByDeploymentAgentAndSlot() {
    count("e1", contact("a1", "1.0"), START, 3);
    count("e1", contact("a2", "1.0"), START.plusSeconds(1), 4);
    count("e1", contact("a2", "2.0"), START.plus(OccurrenceSlot.WIDTH), 5);

    assertThat(store.events().find("e1").orElseThrow().count()).isEqualTo(12);
    assertThat(store.events().deployments("e1"))
        .containsExactly(new OccurrenceShare("1.0", 7), new OccurrenceShare("2.0", 5));
    assertThat(store.events().agents("e1"))
        .containsExactly(new OccurrenceShare("a2", 9), new OccurrenceShare("a1", 3));
    assertThat(store.events().occurrences("e1", START, START.plus(Duration.ofHours(1))))
        .containsExactly(
            new OccurrenceSlot(START, 7), new OccurrenceSlot(START.plus(OccurrenceSlot.WIDTH), 5));
  }

  @Test
  void occurrencesOfUnknownDeployment_areCountedToo() {
    count("e1", contact("a1", null), START, 3);

    assertThat(store.events().deployments("e1")).containsExactly(new OccurrenceShare(null, 3));
    assertThat(store.events().find("e1").orElseThrow().introducedBy()).isNull();
  }

  @Test
  void event_isNewWithinItsDeploymentOnly() {
    seen("e1", EventKind.UNCAUGHT, START, "m");
    change(changes -> changes.contact(contact("a1", "2.0")));
    change(changes -> sight(changes, changes.contact(contact("a1", "2.0")), "e2", START));
    change(changes -> sight(changes, changes.contact(contact("a2", "1.0")), "e3", START));

    assertThat(states())
        .containsEntry("e1", EventState.ONGOING)
        .containsEntry("e2", EventState.NEW)
        .containsEntry("e3", EventState.ONGOING);
  }

  @Test
  void event_isNewForADayWhereNoDeploymentIsKnown() {
    change(changes -> sight(changes, changes.contact(contact("a1", null)), "e1", START));

    assertThat(states()).containsEntry("e1", EventState.NEW);

    now = START.plus(Duration.ofHours(25));
    assertThat(states()).containsEntry("e1", EventState.ONGOING);
  }

  // --- lists

  @Test
  void list_leavesOutCaughtUntilAsked() {
    seen("e1", EventKind.UNCAUGHT, START, "m");
    seen("e2", EventKind.CAUGHT, START.plusSeconds(1), "m");

    assertThat(ids(EventQuery.ALL)).containsExactly("e1");
    assertThat(ids(query(Set.of(EventKind.CAUGHT), false, null, null))).containsExactly("e2");
    assertThat(ids(query(Set.of(), true, null, null))).containsExactly("e2", "e1");
    assertThat(ids(query(Set.of(EventKind.UNCAUGHT), false, null, null))).containsExactly("e1");
  }

  @Test
  void list_findsTextAnywhereInAnyCase() {
    seen("e1", EventKind.UNCAUGHT, START, "Order 100% failed");
    seen("e2", EventKind.UNCAUGHT, START, "cart");

    assertThat(find("100% FAILED")).containsExactly("e1");
    assertThat(find("shop.e2")).containsExactly("e2");
    assertThat(find("com.acme.Main")).containsExactlyInAnyOrder("e1", "e2");
    assertThat(find("100_")).isEmpty();
    assertThat(find("' OR 1=1 --")).isEmpty();
  }

  @Test
  void list_isFilteredByService() {
    seen("e1", EventKind.UNCAUGHT, START, "m");

    assertThat(ids(EventQuery.ALL.of(SHOP))).containsExactly("e1");
    assertThat(ids(EventQuery.ALL.of(new MonitoredService("shop", "staging")))).isEmpty();
  }

  @Test
  void list_isFilteredByState() {
    seen("e1", EventKind.UNCAUGHT, START, "m");
    change(changes -> sight(changes, changes.contact(contact("a1", "2.0")), "e2", START));

    assertThat(ids(query(Set.of(), false, EventState.NEW, null))).containsExactly("e2");
    assertThat(ids(query(Set.of(), false, EventState.ONGOING, null))).containsExactly("e1");
  }

  @Test
  void pages_haveEachEventOnceInOrder() {
    for (int i = 1; i <= 5; i++) {
      seen("e" + i, EventKind.UNCAUGHT, START.plusSeconds(i / 2), "m");
      count("e" + i, contact("a1", "1.0"), START, i / 2 + 1);
    }
    for (EventQuery.Sort sort : EventQuery.Sort.values()) {
      assertThat(pages(sort)).containsExactly("e5", "e4", "e3", "e2", "e1");
    }
  }

  @Test
  void cursorOfAnotherList_isRefused() {
    seen("e1", EventKind.UNCAUGHT, START, "m");
    seen("e2", EventKind.UNCAUGHT, START, "m");
    String cursor = store.events().list(limited(EventQuery.Sort.COUNT, 1, null)).next();

    for (String wrong : List.of("x", "", "AAAA", String.valueOf(cursor))) {
      assertThatExceptionOfType(InvalidCursorException.class)
          .isThrownBy(() -> store.events().list(limited(EventQuery.Sort.LAST_SEEN, 1, wrong)));
    }
  }

  // --- services, agents

  @Test
  void services_areSummedUp() {
    count("e1", contact("a1", "1.0"), START, 3);
    change(
        changes -> {
          Reporter reporter = changes.contact(contact("a1", "2.0"));
          long caught = changes.sighting(reporter, sighting("e2", EventKind.CAUGHT, START, "m"));
          changes.count(reporter, caught, START, 100);
        });

    assertThat(store.services().list())
        .singleElement()
        .satisfies(
            summary -> {
              assertThat(summary.service()).isEqualTo(SHOP);
              assertThat(summary.agentsConnected()).isEqualTo(1);
              assertThat(summary.events()).isEqualTo(1);
              assertThat(summary.newEvents()).isZero();
              assertThat(summary.occurrences()).isEqualTo(3);
              assertThat(summary.currentDeployment()).isEqualTo("2.0");
            });
    assertThat(store.services().deployments(SHOP))
        .extracting(deployment -> deployment.name())
        .containsExactly("2.0", "1.0");
  }

  @Test
  void agent_isConnectedWhileItIsHeardOf() {
    change(changes -> changes.contact(contact("a1", "1.0")));

    Agent agent = store.agents().find("a1").orElseThrow();

    assertThat(agent.connected(START.plusSeconds(60))).isTrue();
    assertThat(agent.connected(START.plus(Agent.CONNECTED_FOR))).isFalse();
    assertThat(agent.status()).containsEntry("queued", "0");
  }

  @Test
  void losses_areSummedByReasonAndBounded() {
    change(
        changes -> {
          Reporter reporter = changes.contact(contact("a1", "1.0"));
          changes.addLosses(reporter, List.of(new Loss("snapshot", "queue-full", 3)));
          changes.addLosses(reporter, List.of(new Loss("snapshot", "queue-full", 4)));
          for (int i = 0; i < 200; i++) {
            changes.addLosses(reporter, List.of(new Loss("snapshot", "reason " + i, 1)));
          }
        });

    List<Loss> losses = store.agents().list(SHOP).get(0).losses();

    assertThat(losses).contains(new Loss("snapshot", "queue-full", 7)).hasSizeLessThan(60);
    assertThat(losses.stream().mapToLong(Loss::count).sum()).isEqualTo(207);
  }

  // --- snapshots

  @Test
  void firstAndLatest_neverGo() {
    for (int i = 0; i < 10; i++) {
      snapshot("e1", "s" + i, START.plusSeconds(i), "sampled", "1.0");
    }

    assertThat(snapshotIds("e1")).hasSize(4).startsWith("s0").endsWith("s9");
    assertThat(store.snapshots().first("e1").orElseThrow().summary().id()).isEqualTo("s0");
    assertThat(store.snapshots().latest("e1").orElseThrow().summary().id()).isEqualTo("s9");
  }

  @Test
  void snapshotThatArrivesLate_isFirstByItsOwnTime() {
    snapshot("e1", "s1", START, "sampled", "1.0");
    snapshot("e1", "s2", START.plusSeconds(1), "sampled", "1.0");
    snapshot("e1", "s0", START.minusSeconds(1), "sampled", "1.0");

    assertThat(snapshotIds("e1")).containsExactly("s0", "s1", "s2");
    assertThat(store.snapshots().first("e1").orElseThrow().summary().id()).isEqualTo("s0");
  }

  @Test
  void forcedOnes_andTheOnlyOneOfADeployment_areKeptLongest() {
    snapshot("e1", "first", START, "first", "1.0");
    snapshot("e1", "forced", START.plusSeconds(1), "forced", "1.0");
    snapshot("e1", "only", START.plusSeconds(2), "sampled", "0.9");
    for (int i = 0; i < 5; i++) {
      snapshot("e1", "s" + i, START.plusSeconds(3 + i), "sampled", "1.0");
    }

    assertThat(snapshotIds("e1")).containsExactly("first", "forced", "only", "s4");
  }

  @Test
  void snapshotOfTheSameId_isKeptOnce() {
    snapshot("e1", "s1", START, "first", "1.0");
    snapshot("e1", "s1", START.plusSeconds(5), "sampled", "1.0");

    assertThat(store.snapshots().list("e1"))
        .extracting(SnapshotSummary::id, SnapshotSummary::trigger)
        .containsExactly(tuple("s1", "first"));
  }

  @Test
  void snapshotsBeyondTheirBytes_pushOutTheOldestInTheMiddle() {
    for (int i = 0; i < 3; i++) {
      snapshot("e1", "a" + i, START.plusSeconds(i), "sampled", "1.0", 3_000);
    }
    snapshot("e2", "b0", START, "sampled", "1.0", 3_000);

    assertThat(snapshotIds("e1")).containsExactly("a0", "a2");
    assertThat(snapshotIds("e2")).containsExactly("b0");
  }

  @Test
  void snapshot_isRefusedWhenOnlyFirstAndLatestAreLeft() {
    snapshot("e1", "a0", START, "sampled", "1.0", 4_000);
    snapshot("e2", "b0", START, "sampled", "1.0", 4_000);

    assertThatExceptionOfType(CompletionException.class)
        .isThrownBy(() -> snapshot("e3", "c0", START, "sampled", "1.0", 4_000))
        .withCauseInstanceOf(FullException.class);
    assertThat(snapshotIds("e1")).containsExactly("a0");
  }

  @Test
  void snapshot_isReadBackAsItWas() {
    snapshot("e1", "s1", START, "first", "1.0");

    assertThat(
            new String(store.snapshots().latest("e1").orElseThrow().json(), StandardCharsets.UTF_8))
        .isEqualTo(json("s1"));
    assertThat(store.snapshots().find("e1", "s1")).isPresent();
    assertThat(store.snapshots().find("e1", "other")).isEmpty();
    assertThat(store.snapshots().find("other", "s1")).isEmpty();
  }

  // --- class files

  @Test
  void classFiles_areWantedUntilTheyAreThere() {
    ClassFile file = new ClassFile("ab".repeat(32), new byte[] {1, 2, 3});
    assertThat(store.classFiles().wanted(List.of(file.sha256(), "cd".repeat(32)))).hasSize(2);

    change(changes -> changes.saveClassFile(file, START));
    change(changes -> changes.saveClassFile(file, START));

    assertThat(store.classFiles().wanted(List.of(file.sha256(), "cd".repeat(32))))
        .containsExactly("cd".repeat(32));
    assertThat(store.classFiles().find(file.sha256()).orElseThrow().bytes())
        .containsExactly(1, 2, 3);
  }

  @Test
  void noClassFileIsWanted_onceTheyFillTheirRoom() {
    assertThatExceptionOfType(CompletionException.class)
        .isThrownBy(
            () -> {
              for (int i = 0; i < 100; i++) {
                ClassFile file = new ClassFile("%064x".formatted(i), new byte[] {(byte) i});
                change(changes -> changes.saveClassFile(file, START));
              }
            })
        .withCauseInstanceOf(FullException.class);

    change(changes -> changes.saveToken(new byte[] {1}, TokenKind.API, "t", START));
    assertThat(store.tokens().list()).hasSize(1);
  }

  // --- bounds

  @Test
  void eventsBeyondTheirNumber_areRefused() {
    for (int i = 0; i < 5; i++) {
      seen("e" + i, EventKind.UNCAUGHT, START, "m");
    }

    assertThatExceptionOfType(CompletionException.class)
        .isThrownBy(() -> seen("e5", EventKind.UNCAUGHT, START, "m"))
        .withCauseInstanceOf(FullException.class);
    seen("e1", EventKind.UNCAUGHT, START, "m");
  }

  @Test
  void services_deploymentsAndAgentsBeyondTheirNumber_areRefused() {
    for (int i = 0; i < 3; i++) {
      String name = "v" + i;
      change(changes -> changes.contact(contact("a1", name)));
    }
    assertFull(contact("a1", "v3"));
    for (int i = 1; i < 4; i++) {
      String id = "b" + i;
      change(changes -> changes.contact(contact(id, "v0")));
    }
    assertFull(contact("b4", "v0"));
  }

  @Test
  void whatIsTooOld_isEvicted() {
    snapshot("e1", "s1", START, "first", "1.0");
    count("e1", contact("a1", "1.0"), START, 3);
    change(
        changes ->
            changes.saveReceipt(changes.contact(contact("a1", "1.0")), "b1", START, "answer"));

    evict(START.plus(Duration.ofDays(4)));
    change(
        changes ->
            assertThat(changes.receipt(changes.contact(contact("a1", "1.0")), "b1")).isEmpty());
    assertThat(store.events().agents("e1")).hasSize(1);

    evict(START.plus(Duration.ofDays(31)));
    assertThat(store.events().agents("e1")).isEmpty();
    assertThat(store.agents().list()).hasSize(1);

    evict(START.plus(Duration.ofDays(35)));
    assertThat(store.agents().list()).isEmpty();
    assertThat(store.events().find("e1").orElseThrow().count()).isEqualTo(3);

    evict(START.plus(Duration.ofDays(91)));
    assertThat(store.events().find("e1")).isEmpty();
    assertThat(store.services().list().get(0).events()).isZero();
    snapshot("e2", "s2", START, "first", "1.0", 9_000);
  }

  @Test
  void event_fromAnAgentWhoseClockIsYearsBehind_isNotEvicted() {
    seen("e1", EventKind.UNCAUGHT, Instant.parse("2001-01-01T00:00:00Z"), "m");

    evict(START.plus(Duration.ofDays(1)));

    assertThat(store.events().find("e1")).isPresent();
  }

  // --- access

  @Test
  void revokedToken_isAsGoodAsUnknownAndEndsItsSessions() {
    byte[] token = {1};
    byte[] session = {2};
    change(
        changes -> {
          changes.saveToken(token, TokenKind.API, "t", START);
          changes.saveSession(session, token, START, START.plusSeconds(60));
        });
    assertThat(store.tokens().find(token)).isPresent();
    assertThat(store.sessions().valid(session, START)).isTrue();
    assertThat(store.sessions().valid(session, START.plusSeconds(61))).isFalse();

    long id = store.tokens().list().get(0).id();
    change(changes -> changes.revokeToken(id, START));

    assertThat(store.tokens().find(token)).isEmpty();
    assertThat(store.sessions().valid(session, START)).isFalse();
  }

  // --- writer

  @Test
  void workThatFails_isUndoneAlone() {
    List<CompletableFuture<Boolean>> all = new ArrayList<>();
    CompletableFuture<Boolean> gate = new CompletableFuture<>();
    all.add(store.writer().write(0, changes -> gate.join())); // the others share what follows
    for (int i = 0; i < 3; i++) {
      int number = i;
      all.add(
          store
              .writer()
              .write(
                  0,
                  changes -> {
                    changes.saveToken(new byte[] {(byte) number}, TokenKind.API, "t", START);
                    if (number == 1) {
                      throw new IllegalStateException("boom");
                    }
                    return true;
                  }));
    }
    gate.complete(true);

    assertThatExceptionOfType(CompletionException.class)
        .isThrownBy(() -> all.get(2).join())
        .withMessageContaining("boom");
    assertThat(all.get(1).join()).isTrue();
    assertThat(all.get(3).join()).isTrue();
    assertThat(store.tokens().find(new byte[] {1})).isEmpty();
    assertThat(store.tokens().list()).hasSize(2);
  }

  @Test
  void moreThanMayWait_isRefusedAtOnce() {
    CompletableFuture<Boolean> gate = new CompletableFuture<>();
    CompletableFuture<Boolean> first = store.writer().write(0, changes -> gate.join());

    assertThatExceptionOfType(OverloadedException.class)
        .isThrownBy(
            () -> {
              for (int i = 0; i < 100; i++) {
                var unused = store.writer().write(10 << 20, changes -> true);
              }
            });
    gate.complete(true);
    assertThat(first.join()).isTrue();
    assertThat(store.writer().write(0, changes -> true).join()).isTrue();
  }

  @Test
  void workHandedOverBeforeTheEnd_isDone() {
    CompletableFuture<Boolean> last =
        store
            .writer()
            .write(
                0,
                changes -> {
                  changes.saveToken(new byte[] {9}, TokenKind.API, "t", START);
                  return true;
                });
    store.close();

    assertThat(last.join()).isTrue();
    assertThatExceptionOfType(OverloadedException.class)
        .isThrownBy(() -> store.writer().write(0, changes -> true));
    open();
    assertThat(store.tokens().list()).hasSize(1);
  }

  // --- the directory

  @Test
  void secondStoreOfADirectory_isRefused() {
    assertThatExceptionOfType(StoreUnavailableException.class)
        .isThrownBy(() -> SqliteStore.open(directory.resolve("data"), LIMITS, () -> now))
        .withMessageContaining("is in use by another collector");
  }

  @Test
  void directoryThatCannotBeMade_isNamed() throws IOException {
    Path file = Files.createFile(directory.resolve("file"));

    assertThatExceptionOfType(StoreUnavailableException.class)
        .isThrownBy(() -> SqliteStore.open(file.resolve("data"), LIMITS, () -> now))
        .withMessageContaining("can't be written")
        .withMessageContaining("--data");
  }

  @Test
  void data_areForTheOwnerOnly() throws IOException {
    assertThat(
            PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("data"))))
        .isEqualTo("rwx------");
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(directory.resolve("data/faultline.db"))))
        .isEqualTo("rw-------");
  }

  @Test
  void fileThatIsNoDatabase_isLeftAsItIs() throws IOException {
    Path other = Files.createDirectory(directory.resolve("other"));
    Files.writeString(other.resolve("faultline.db"), "this is no database, but someone's text");

    assertThatExceptionOfType(StoreUnavailableException.class)
        .isThrownBy(() -> SqliteStore.open(other, LIMITS, () -> now))
        .withMessageContaining("can't be brought to this version's form");
    assertThat(other.resolve("faultline.db")).hasContent("this is no database, but someone's text");
  }

  // --- what the tests are made of

  private void change(Consumer<Changes> work) {
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

  private void assertFull(AgentContact contact) {
    assertThatExceptionOfType(CompletionException.class)
        .isThrownBy(() -> change(changes -> changes.contact(contact)))
        .withCauseInstanceOf(FullException.class);
  }

  private void evict(Instant at) {
    now = at;
    change(changes -> changes.evict(at));
  }

  private AgentContact contact(String id, @Nullable String deployment) {
    return new AgentContact(
        id, SHOP, deployment, "web-1", 1L, "0.1", null, null, null, now, Map.of("queued", "0"));
  }

  private void seen(String id, EventKind kind, Instant at, @Nullable String message) {
    change(
        changes ->
            changes.sighting(
                changes.contact(contact("a1", "1.0")), sighting(id, kind, at, message)));
  }

  private void sight(Changes changes, Reporter reporter, String id, Instant at) {
    changes.sighting(reporter, sighting(id, EventKind.UNCAUGHT, at, "m"));
  }

  private EventSighting sighting(String id, EventKind kind, Instant at, @Nullable String message) {
    return new EventSighting(
        id,
        1,
        kind,
        List.of("com.acme.OrderException"),
        new CodeLocation("com.acme.Shop", id, "()V", "athrow#0"),
        null,
        new EntryPoint("com.acme.Main", "main"),
        message,
        at,
        at,
        now);
  }

  private void count(String id, AgentContact contact, Instant at, long count) {
    change(
        changes -> {
          Reporter reporter = changes.contact(contact);
          long event = changes.sighting(reporter, sighting(id, EventKind.UNCAUGHT, at, "m"));
          changes.count(reporter, event, at, count);
        });
  }

  private void snapshot(String event, String id, Instant at, String trigger, String deployment) {
    saveSnapshot(
        event,
        id,
        at,
        trigger,
        deployment,
        Gzip.compress(json(id).getBytes(StandardCharsets.UTF_8)));
  }

  private void snapshot(
      String event, String id, Instant at, String trigger, String deployment, int bytes) {
    saveSnapshot(event, id, at, trigger, deployment, new byte[bytes]);
  }

  private void saveSnapshot(
      String event, String id, Instant at, String trigger, String deployment, byte[] body) {
    change(
        changes -> {
          Reporter reporter = changes.contact(contact("a1", deployment));
          long number = changes.sighting(reporter, sighting(event, EventKind.UNCAUGHT, at, "m"));
          changes.saveSnapshot(reporter, number, new NewSnapshot(id, at, now, trigger, 10, body));
        });
  }

  private static String json(String id) {
    return "{\"id\":\"" + id + "\"}";
  }

  private List<String> snapshotIds(String event) {
    return store.snapshots().list(event).stream().map(SnapshotSummary::id).toList();
  }

  private Map<String, EventState> states() {
    return store.events().list(EventQuery.ALL).events().stream()
        .collect(Collectors.toMap(Event::id, Event::state));
  }

  private List<String> ids(EventQuery query) {
    return store.events().list(query).events().stream().map(Event::id).toList();
  }

  private List<String> find(String text) {
    return ids(query(Set.of(), false, null, text));
  }

  private static EventQuery query(
      Set<EventKind> kinds, boolean caught, @Nullable EventState state, @Nullable String text) {
    return new EventQuery(
        null, null, kinds, caught, state, text, EventQuery.Sort.LAST_SEEN, 50, null);
  }

  private static EventQuery limited(EventQuery.Sort sort, int limit, @Nullable String cursor) {
    return new EventQuery(null, null, Set.of(), false, null, null, sort, limit, cursor);
  }

  private List<String> pages(EventQuery.Sort sort) {
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
