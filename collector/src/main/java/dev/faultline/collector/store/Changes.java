// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.store;

import dev.faultline.collector.model.ClassFile;
import dev.faultline.collector.model.EventAction;
import dev.faultline.collector.model.Loss;
import dev.faultline.collector.model.MonitoredService;
import dev.faultline.collector.model.TokenKind;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What can be changed, inside one transaction of the {@link Writer}. Only for its thread and the
 * time of the call that got it.
 */
public interface Changes {

  // --- who reports

  /**
   * Finds or makes them, and notes the contact.
   *
   * @throws FullException if there is no room for another service, deployment or agent
   */
  Reporter contact(AgentContact contact);

  /** Adds to what the agent lost so far. */
  void addLosses(Reporter reporter, Collection<Loss> losses);

  // --- batches

  /** The answer to a batch that was stored before. */
  Optional<String> receipt(Reporter reporter, String batchId);

  /** Remembers the answer to a batch, so that it is never counted twice. */
  void saveReceipt(Reporter reporter, String batchId, Instant receivedAt, String answer);

  // --- events

  /**
   * Makes the event if it is not known, and notes that it was seen.
   *
   * @throws FullException if there is no room for another event
   */
  long sighting(Reporter reporter, EventSighting sighting);

  /**
   * Does what a person wants with an event.
   *
   * @param event its id
   * @param who for people
   * @return false where there is no such event, or it is as wanted already
   */
  boolean changeState(String event, EventAction action, String who, Instant at);

  /** Adds occurrences to an event's counters. */
  void count(Reporter reporter, long event, Instant at, long occurrences);

  /**
   * Remembers what an agent's links in log lines call the event. The first event keeps a name; of
   * names there is a bounded number, and the oldest go.
   */
  void saveLink(long event, String name);

  /** Adds calls of the service's entry points to what is known of them. */
  void addInvocations(Reporter reporter, Collection<NewInvocations> invocations);

  /**
   * Keeps a snapshot, and lets go of the least worthy of the same event if there are too many. One
   * that is there already stays as it is.
   *
   * @throws FullException if there is no room for another snapshot
   */
  void saveSnapshot(Reporter reporter, long event, NewSnapshot snapshot);

  /**
   * @throws FullException if there is no room for another class file
   */
  void saveClassFile(ClassFile file, Instant at);

  // --- what agents are asked for

  /** Whether agents of the service record nothing, from their next contact on. */
  void pause(MonitoredService service, boolean paused);

  /** Names that they take for secrets, beside their own; instead of those of before. */
  void redact(MonitoredService service, List<String> names);

  /** Has the next occurrence of an event recorded, if there is one within a day. */
  void force(String event, Instant at);

  // --- access

  void saveToken(byte[] hash, TokenKind kind, String name, Instant at);

  void revokeToken(long id, Instant at);

  /**
   * @param token hash of the token that the session is made from; null: a sign-in link
   */
  void saveSession(byte[] hash, byte @Nullable [] token, Instant at, Instant expires);

  void endSession(byte[] hash);

  // --- retention

  /**
   * Deletes what is older than may be kept, a bounded part at a time. Returns whether there is
   * more.
   */
  boolean evict(Instant now);

  /**
   * What a batch's items are written for: numbers of the store.
   *
   * @param deployment 0 where not known
   */
  record Reporter(
      long service, long deployment, long agent, String agentId, @Nullable String deploymentName) {}
}
