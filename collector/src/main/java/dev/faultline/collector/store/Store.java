// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.store;

/**
 * Everything the collector remembers. Reads may happen on any thread and see what was committed
 * last; all changes go through the one {@link Writer}.
 */
public interface Store extends AutoCloseable {
  ServiceRepository services();

  EventRepository events();

  InvocationRepository invocations();

  HealthRepository health();

  SnapshotRepository snapshots();

  ClassFileRepository classFiles();

  AgentRepository agents();

  InstructionRepository instructions();

  TokenRepository tokens();

  SessionRepository sessions();

  Writer writer();

  /** Commits what was handed to the writer, then lets go of the data. Waits for seconds at most. */
  @Override
  void close();
}
