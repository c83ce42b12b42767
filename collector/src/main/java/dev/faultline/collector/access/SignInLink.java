// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.access;

import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * A key that signs in one browser, once, within an hour of the collector's start. Whoever can read
 * the collector's console may read its data, so that the first user needs no password. Only its
 * hash is kept, and only in memory.
 */
public final class SignInLink {

  private static final Duration LIFETIME = Duration.ofHours(1);

  private final InstantSource clock;
  private final Instant expires;
  private byte @Nullable [] hash; // guarded by this; null once used

  private SignInLink(InstantSource clock, byte[] hash) {
    this.clock = clock;
    this.hash = hash;
    this.expires = clock.instant().plus(LIFETIME);
  }

  /** A link, and the key that must be shown to someone now, as nobody can ask for it later. */
  public record Made(SignInLink link, String key) {}

  public static Made make(InstantSource clock) {
    String key = Secrets.make();
    return new Made(new SignInLink(clock, Secrets.hash(key)), key);
  }

  /** Whether the key is the right one; it is no more afterwards. */
  public synchronized boolean use(String key) {
    byte[] expected = hash;
    if (expected == null
        || clock.instant().isAfter(expires)
        || !MessageDigest.isEqual(expected, Secrets.hash(key))) {
      return false;
    }
    hash = null;
    return true;
  }
}
