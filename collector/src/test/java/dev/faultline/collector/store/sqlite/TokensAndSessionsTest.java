// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.collector.model.TokenKind;
import org.junit.jupiter.api.Test;

class TokensAndSessionsTest extends OpenStore {

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
}
