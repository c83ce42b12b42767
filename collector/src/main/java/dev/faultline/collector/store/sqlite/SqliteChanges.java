// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.store.sqlite;

import dev.faultline.collector.model.ClassFile;
import dev.faultline.collector.model.EventAction;
import dev.faultline.collector.model.Loss;
import dev.faultline.collector.model.MonitoredService;
import dev.faultline.collector.model.TokenKind;
import dev.faultline.collector.store.AgentContact;
import dev.faultline.collector.store.Changes;
import dev.faultline.collector.store.EventSighting;
import dev.faultline.collector.store.NewInvocations;
import dev.faultline.collector.store.NewSnapshot;
import dev.faultline.collector.store.StoreLimits;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The changes of one job, handed on to the class that knows the tables in question. */
final class SqliteChanges implements Changes {

  private final ReporterTables reporters;
  private final StateTables states;
  private final EventTables events;
  private final CounterTables counters;
  private final InvocationTables invocations;
  private final LogLinkTable links;
  private final SnapshotTable snapshots;
  private final ClassFileTable classFiles;
  private final InstructionTables instructions;
  private final AccessTables access;
  private final Eviction eviction;
  private final UsageTable usage;
  private final KnownEvents known;

  SqliteChanges(Handle handle, StoreLimits limits, KnownEvents known) {
    this.known = known;
    usage = new UsageTable(handle);
    reporters = new ReporterTables(handle, limits);
    states = new StateTables(handle);
    events = new EventTables(handle, limits, known, states);
    counters = new CounterTables(handle);
    invocations = new InvocationTables(handle, limits);
    links = new LogLinkTable(handle);
    snapshots = new SnapshotTable(handle, limits, usage);
    classFiles = new ClassFileTable(handle, limits, usage);
    instructions = new InstructionTables(handle);
    access = new AccessTables(handle);
    eviction = new Eviction(handle, limits, usage, links, states);
  }

  /** Writes what was gathered to be written at once. */
  void flush() {
    events.flush();
    counters.flush();
    usage.flush();
  }

  @Override
  public Reporter contact(AgentContact contact) {
    return reporters.contact(contact);
  }

  @Override
  public void addLosses(Reporter reporter, Collection<Loss> losses) {
    reporters.addLosses(reporter, losses);
  }

  @Override
  public Optional<String> receipt(Reporter reporter, String batchId) {
    return reporters.receipt(reporter, batchId);
  }

  @Override
  public void saveReceipt(Reporter reporter, String batchId, Instant receivedAt, String answer) {
    reporters.saveReceipt(reporter, batchId, receivedAt, answer);
  }

  @Override
  public long sighting(Reporter reporter, EventSighting sighting) {
    return events.sighting(reporter, sighting);
  }

  @Override
  public void count(Reporter reporter, long event, Instant at, long occurrences) {
    counters.add(reporter, event, at, occurrences);
  }

  @Override
  public boolean changeState(String event, EventAction action, String who, Instant at) {
    known.forget();
    return states.change(event, action, who, at);
  }

  @Override
  public void saveLink(long event, String name) {
    links.save(event, name);
  }

  @Override
  public void addInvocations(Reporter reporter, Collection<NewInvocations> added) {
    invocations.add(reporter, added);
  }

  @Override
  public void saveSnapshot(Reporter reporter, long event, NewSnapshot snapshot) {
    snapshots.save(reporter, event, snapshot);
    instructions.recorded(event, snapshot.trigger());
  }

  @Override
  public void saveClassFile(ClassFile file, Instant at) {
    classFiles.save(file, at);
  }

  @Override
  public void pause(MonitoredService service, boolean paused) {
    instructions.pause(service, paused);
  }

  @Override
  public void redact(MonitoredService service, List<String> names) {
    instructions.redact(service, names);
  }

  @Override
  public void force(String event, Instant at) {
    instructions.force(event, at);
  }

  @Override
  public void saveToken(byte[] hash, TokenKind kind, String name, Instant at) {
    access.saveToken(hash, kind, name, at);
  }

  @Override
  public void revokeToken(long id, Instant at) {
    access.revokeToken(id, at);
  }

  @Override
  public void saveSession(byte[] hash, byte @Nullable [] token, Instant at, Instant expires) {
    access.saveSession(hash, token, at, expires);
  }

  @Override
  public void endSession(byte[] hash) {
    access.endSession(hash);
  }

  @Override
  public boolean evict(Instant now) {
    known.forget();
    return eviction.evict(now);
  }
}
