// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.access;

import dev.faultline.collector.http.ProblemException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/** Slows down who guesses: after a number of failures an address has to wait. */
public final class Attempts {

  private static final int ALLOWED = 10;
  private static final Duration WITHIN = Duration.ofMinutes(5);
  private static final int ADDRESSES = 10_000;

  private record Failures(int count, Instant since) {}

  private final InstantSource clock;
  private final Map<String, Failures> failures = // guarded by itself
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
          return size() > ADDRESSES;
        }
      };

  public Attempts(InstantSource clock) {
    this.clock = clock;
  }

  /**
   * To be called before a guess is looked at.
   *
   * @throws ProblemException 429 if the address has to wait
   */
  public void check(String address) {
    Instant now = clock.instant();
    synchronized (failures) {
      Failures known = failures.get(address);
      if (known != null && known.count() >= ALLOWED && now.isBefore(known.since().plus(WITHIN))) {
        throw ProblemException.later(
            429,
            "Too many attempts",
            "too many failed attempts to sign in from this address: wait, then use a valid token",
            Duration.between(now, known.since().plus(WITHIN)).plusSeconds(1));
      }
    }
  }

  public void failed(String address) {
    Instant now = clock.instant();
    synchronized (failures) {
      failures.merge(
          address,
          new Failures(1, now),
          (known, one) ->
              now.isBefore(known.since().plus(WITHIN))
                  ? new Failures(known.count() + 1, known.since())
                  : one);
    }
  }
}
