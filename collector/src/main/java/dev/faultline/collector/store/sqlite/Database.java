// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.store.sqlite;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.faultline.collector.store.StoreUnavailableException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/** The one file, and how connections to it are set up. */
final class Database {

  private static final int PAGE_SIZE = 8192;
  private static final int BUSY_MILLIS = 10_000;
  private static final int WAL_LIMIT_BYTES = 64 << 20;
  private static final int READERS = 4;

  private final Path file;

  Database(Path file) {
    this.file = file;
  }

  /** Brings the file to the schema of this version. Never back. */
  void migrate() {
    try {
      Flyway.configure(Database.class.getClassLoader())
          .dataSource(source())
          .locations("classpath:db/sqlite")
          .ignoreMigrationPatterns(new String[0])
          .load()
          .migrate();
    } catch (FlywayException e) {
      throw new StoreUnavailableException(
          "the data in "
              + file
              + " can't be brought to this version's form, and was left as it is: was it written by a newer collector, or is"
              + " the file damaged? ("
              + String.valueOf(e.getMessage()).lines().findFirst().orElse("")
              + ")",
          e);
    }
  }

  /** For the writer only: a commit returns when it is on the disk. */
  Connection writerConnection() {
    try {
      return source().getConnection();
    } catch (SQLException e) {
      throw new StoreUnavailableException("the data in " + file + " can't be opened", e);
    }
  }

  HikariDataSource readers() {
    HikariConfig pool = new HikariConfig();
    pool.setPoolName("readers");
    pool.setDataSource(source());
    pool.setConnectionInitSql(
        "PRAGMA query_only = true"); // a slip in a query can't change anything
    pool.setMaximumPoolSize(READERS);
    pool.setMinimumIdle(1);
    pool.setConnectionTimeout(BUSY_MILLIS);
    pool.setAutoCommit(true);
    return new HikariDataSource(pool);
  }

  private SQLiteDataSource source() {
    SQLiteConfig config = new SQLiteConfig();
    config.setPageSize(PAGE_SIZE);
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    config.setJournalSizeLimit(WAL_LIMIT_BYTES);
    config.setBusyTimeout(BUSY_MILLIS);
    config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
    config.setTempStore(SQLiteConfig.TempStore.MEMORY);
    SQLiteDataSource source = new SQLiteDataSource(config);
    source.setUrl("jdbc:sqlite:" + file);
    return source;
  }
}
