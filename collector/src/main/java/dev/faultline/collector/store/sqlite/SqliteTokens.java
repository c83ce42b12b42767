// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.store.sqlite;

import dev.faultline.collector.model.Token;
import dev.faultline.collector.model.TokenKind;
import dev.faultline.collector.store.TokenRepository;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** Reads tokens. */
final class SqliteTokens implements TokenRepository {

  private final Jdbi jdbi;

  SqliteTokens(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  @Override
  public Optional<Token> find(byte[] hash) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT * FROM token WHERE hash = :hash AND revoked_at IS NULL")
                .bind("hash", hash)
                .map((row, context) -> token(row))
                .findOne());
  }

  @Override
  public List<Token> list() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT * FROM token ORDER BY id")
                .map((row, context) -> token(row))
                .list());
  }

  private static Token token(ResultSet row) throws SQLException {
    long revoked = row.getLong("revoked_at");
    Instant revokedAt = row.wasNull() ? null : Instant.ofEpochMilli(revoked);
    return new Token(
        row.getLong("id"),
        TokenKind.valueOf(row.getString("kind")),
        row.getString("name"),
        Instant.ofEpochMilli(row.getLong("created_at")),
        revokedAt);
  }
}
