// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.store.sqlite;

import dev.faultline.collector.model.TokenKind;
import java.time.Instant;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Tokens and sessions. */
final class AccessTables {

  private final Handle handle;

  AccessTables(Handle handle) {
    this.handle = handle;
  }

  void saveToken(byte[] hash, TokenKind kind, String name, Instant at) {
    handle.execute(
        "INSERT INTO token (hash, kind, name, created_at) VALUES (?, ?, ?, ?)",
        hash,
        kind.name(),
        name,
        at.toEpochMilli());
  }

  void revokeToken(long id, Instant at) {
    handle.execute(
        "UPDATE token SET revoked_at = ? WHERE id = ? AND revoked_at IS NULL",
        at.toEpochMilli(),
        id);
  }

  void saveSession(byte[] hash, byte @Nullable [] token, Instant at, Instant expires) {
    handle.execute(
        """
        INSERT INTO session (hash, token, created_at, expires_at)
        VALUES (?, (SELECT id FROM token WHERE hash = ?), ?, ?)""",
        hash,
        token,
        at.toEpochMilli(),
        expires.toEpochMilli());
  }

  void endSession(byte[] hash) {
    handle.execute("DELETE FROM session WHERE hash = ?", (Object) hash);
  }
}
