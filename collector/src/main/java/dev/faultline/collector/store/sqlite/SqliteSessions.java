// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.store.sqlite;

import dev.faultline.collector.store.SessionRepository;
import java.time.Instant;
import org.jdbi.v3.core.Jdbi;

/** Reads sessions. */
final class SqliteSessions implements SessionRepository {

  private final Jdbi jdbi;

  SqliteSessions(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  @Override
  public boolean valid(byte[] hash, Instant now) {
    return find(hash, now, "");
  }

  @Override
  public boolean mayChange(byte[] hash, Instant now) {
    return find(hash, now, " AND (s.token IS NULL OR t.kind = 'ALL')");
  }

  private boolean find(byte[] hash, Instant now, String condition) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT 1 FROM session s LEFT JOIN token t ON t.id = s.token
                    WHERE s.hash = :hash AND s.expires_at > :now AND t.revoked_at IS NULL"""
                        + condition)
                .bind("hash", hash)
                .bind("now", now.toEpochMilli())
                .mapTo(Integer.class)
                .findOne()
                .isPresent());
  }
}
