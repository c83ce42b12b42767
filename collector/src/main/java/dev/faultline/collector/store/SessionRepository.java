// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.store;

import java.time.Instant;

/** Browser sessions by the hash of their cookie. */
public interface SessionRepository {

  /** Whether it exists, has not expired, and the token it was made from, if any, is still good. */
  boolean valid(byte[] hash, Instant now);

  /** The same, and whether it may change something: the token, if any, is one for everything. */
  boolean mayChange(byte[] hash, Instant now);
}
