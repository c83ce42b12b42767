// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.store;

import dev.faultline.collector.model.Token;
import java.util.List;
import java.util.Optional;

/** Tokens by the hash of their secret; the secret itself is nowhere. */
public interface TokenRepository {

  /** A token that is good; a revoked one is as absent as an unknown one. */
  Optional<Token> find(byte[] hash);

  /** All, revoked ones included, oldest first. */
  List<Token> list();
}
