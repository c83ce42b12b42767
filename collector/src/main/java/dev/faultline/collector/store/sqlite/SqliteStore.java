// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.store.sqlite;

import com.zaxxer.hikari.HikariDataSource;
import dev.faultline.collector.store.AgentRepository;
import dev.faultline.collector.store.ClassFileRepository;
import dev.faultline.collector.store.EventRepository;
import dev.faultline.collector.store.HealthRepository;
import dev.faultline.collector.store.InstructionRepository;
import dev.faultline.collector.store.InvocationRepository;
import dev.faultline.collector.store.ServiceRepository;
import dev.faultline.collector.store.SessionRepository;
import dev.faultline.collector.store.SnapshotRepository;
import dev.faultline.collector.store.Store;
import dev.faultline.collector.store.StoreLimits;
import dev.faultline.collector.store.TokenRepository;
import dev.faultline.collector.store.Writer;
import java.nio.file.Path;
import java.time.InstantSource;
import org.jdbi.v3.core.Jdbi;

/** The store in a data directory. Holds a lock on the directory until it is closed. */
public final class SqliteStore implements Store {

  private final DataDirectory directory;
  private final HikariDataSource readers;
  private final GroupCommitWriter writer;
  private final Jdbi jdbi;
  private final InstantSource clock;
  private final StoreLimits limits;

  /**
   * Opens the data directory, and makes it if there is none.
   *
   * @throws dev.faultline.collector.store.StoreUnavailableException with a message for people, if
   *     that can't be done
   */
  public static SqliteStore open(Path directory, StoreLimits limits, InstantSource clock) {
    DataDirectory data = DataDirectory.lock(directory);
    try {
      return new SqliteStore(data, limits, clock);
    } catch (RuntimeException e) {
      data.close();
      throw e;
    }
  }

  private SqliteStore(DataDirectory directory, StoreLimits limits, InstantSource clock) {
    this.directory = directory;
    this.limits = limits;
    this.clock = clock;
    Database database = new Database(directory.database());
    database.migrate();
    writer = new GroupCommitWriter(database.writerConnection(), limits);
    readers = database.readers();
    jdbi = Jdbi.create(readers);
    writer.start();
  }

  @Override
  public ServiceRepository services() {
    return new SqliteServices(jdbi, clock);
  }

  @Override
  public EventRepository events() {
    return new SqliteEvents(jdbi, clock);
  }

  @Override
  public InvocationRepository invocations() {
    return new SqliteInvocations(jdbi);
  }

  @Override
  public HealthRepository health() {
    return new SqliteHealth(jdbi);
  }

  @Override
  public SnapshotRepository snapshots() {
    return new SqliteSnapshots(jdbi);
  }

  @Override
  public ClassFileRepository classFiles() {
    return new SqliteClassFiles(jdbi, limits);
  }

  @Override
  public AgentRepository agents() {
    return new SqliteAgents(jdbi);
  }

  @Override
  public InstructionRepository instructions() {
    return new SqliteInstructions(jdbi, clock);
  }

  @Override
  public TokenRepository tokens() {
    return new SqliteTokens(jdbi);
  }

  @Override
  public SessionRepository sessions() {
    return new SqliteSessions(jdbi);
  }

  @Override
  public Writer writer() {
    return writer;
  }

  @Override
  public void close() {
    readers.close();
    writer.close(); // the last connection to close folds the log into the database
    directory.close();
  }
}
