// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.demo.shop.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The shop's database. Safe for use by many threads; each call is a transaction of its own. */
public final class Database implements AutoCloseable {
  private final HikariDataSource pool;

  private Database(HikariDataSource pool) {
    this.pool = pool;
  }

  /** Opens the pool and creates tables and first contents. */
  public static Database open(DatabaseSettings settings) {
    HikariConfig config = new HikariConfig();
    config.setPoolName("shop");
    config.setJdbcUrl(settings.url());
    config.setUsername(settings.user());
    config.setPassword(settings.password());
    config.setMaximumPoolSize(settings.poolSize());
    Database database = new Database(new HikariDataSource(config));
    database.update("RUNSCRIPT FROM 'classpath:shop/schema.sql'");
    database.update("RUNSCRIPT FROM 'classpath:shop/contents.sql'");
    return database;
  }

  /** All rows of the answer, mapped. */
  public <T> List<T> query(String statement, RowMapper<T> mapper, @Nullable Object... arguments) {
    try (Connection connection = pool.getConnection();
        PreparedStatement prepared = prepare(connection, statement, arguments);
        ResultSet rows = prepared.executeQuery()) {
      List<T> result = new ArrayList<>();
      while (rows.next()) {
        result.add(mapper.map(rows));
      }
      return result;
    } catch (SQLException e) {
      throw new DatabaseException(statement, e);
    }
  }

  /** The first row of the answer, if there is one. */
  public <T> Optional<T> first(
      String statement, RowMapper<T> mapper, @Nullable Object... arguments) {
    return query(statement, mapper, arguments).stream().findFirst();
  }

  /** Executes a statement that changes something, and says how many rows. */
  public int update(String statement, @Nullable Object... arguments) {
    try (Connection connection = pool.getConnection();
        PreparedStatement prepared = prepare(connection, statement, arguments)) {
      return prepared.executeUpdate();
    } catch (SQLException e) {
      throw new DatabaseException(statement, e);
    }
  }

  @Override
  public void close() {
    pool.close();
  }

  private static PreparedStatement prepare(
      Connection connection, String statement, @Nullable Object[] arguments) throws SQLException {
    PreparedStatement prepared = connection.prepareStatement(statement);
    for (int i = 0; i < arguments.length; i++) {
      prepared.setObject(i + 1, arguments[i]);
    }
    return prepared;
  }
}
