// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.access;

import dev.faultline.collector.model.Token;
import dev.faultline.collector.model.TokenKind;
import dev.faultline.collector.store.Store;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;

/** Makes tokens and recognises them. */
public final class Tokens {

  private static final int MAX_LENGTH = 1_000;

  private final Store store;
  private final InstantSource clock;

  public Tokens(Store store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
  }

  /** The token of a secret, if it is good. */
  public Optional<Token> find(String secret) {
    return secret.isEmpty() || secret.length() > MAX_LENGTH
        ? Optional.empty()
        : store.tokens().find(Secrets.hash(secret));
  }

  /** Whether there was ever any. */
  public boolean none() {
    return store.tokens().list().isEmpty();
  }

  /** Makes one and returns its secret, which is nowhere else. Waits until it is stored. */
  public String make(TokenKind kind, String name) {
    String secret = "flt_" + kind.name().toLowerCase(Locale.ROOT) + "_" + Secrets.make();
    save(secret, kind, name);
    return secret;
  }

  /** Accepts a secret that someone else made. Waits until it is stored. */
  public void save(String secret, TokenKind kind, String name) {
    byte[] hash = Secrets.hash(secret);
    store
        .writer()
        .write(
            0,
            changes -> {
              changes.saveToken(hash, kind, name, clock.instant());
              return true;
            })
        .join();
  }

  /** From now on the token is as good as unknown; so are the sessions that were made from it. */
  public void revoke(long id) {
    store
        .writer()
        .write(
            0,
            changes -> {
              changes.revokeToken(id, clock.instant());
              return true;
            })
        .join();
  }
}
